"""The columns of delegates' and hosts' lists. Delegations send theirs in their own language."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from kontor.directory.importing import columns as shared
from kontor.imports import looks
from kontor.imports.cells.people import read_people
from kontor.imports.cells.text import limited, read_list, read_number, read_text, read_yes_no
from kontor.imports.cells.times import read_minutes
from kontor.imports.cells.windows import is_day_heading, read_bound, read_windows
from kontor.imports.cells.words import read_languages
from kontor.imports.columns import Column, words
from kontor.programmes.importers.readers import (
    read_groups,
    read_must,
    read_priority,
    read_role,
    read_rules,
    read_told,
    told_together,
)  # fmt: skip

_ADDRESS = (shared.STREET, shared.POSTAL, shared.CITY, shared.ADDRESS, shared.COUNTRY)
_ORGANISATION = words("""
    Firma|Unternehmen|Organisation|Organisation / Firma|Einrichtung|Institution|Arbeitgeber|Company|Organization
    Company / institution|Affiliation|Empresa|Empresa / Institución|Empresa / Institució|Institución|Entidad
    Organización
    Empresa/Entidad|Entreprise|Société|Structure|Organisme|Établissement|Institució|Entitat|Organització|公司|单位
    机构|Azienda|Ente|Società|Arbeitsstätte|工作单位|所在单位|企业|Company / Organisation|Organització / Empresa
    Institución / Empresa|Organisation / Entreprise""")

_TOPICS = frozenset({"Thema", "Themen", "Topics"})


def _shared(*keys: str) -> tuple[Column, ...]:
    return tuple(column for column in shared.ORGANISATION_COLUMNS if column.key in keys)


DELEGATE_COLUMNS: tuple[Column, ...] = (
    Column(
        key="family", label=_("Family name"), read=limited(120), looks=looks.not_address, required=True, either="who",
        headers=words("""Nachname|Familienname|Zuname|Name, Nachname|Last name|Surname|Family name|Apellido|Apellidos
            Cognom|Cognoms|Nom de famille|Nom|姓
            Cognome|Cognomi|姓氏|Nom (de famille)|Primer apellido"""),
    ),
    Column(
        key="given", label=_("Given name"), read=limited(120), looks=looks.not_address,
        headers=words("""
            Vorname|First name|Given name|Forename|Nombre|Nombre de pila|Prénom|Nom de pila|Nom|名
            Nome|Nome di battesimo|名字|Prénoms|Nom (prénom)|Nom propi|First names"""),
    ),
    Column(
        key="person", label=_("Whole name"), read=read_people, looks=looks.not_address, required=True, either="who",
        headers=words("""Name|Teilnehmer|Teilnehmerin|Teilnehmende|Teilnehmer/in|Delegierte|Delegierter|Gast|Person
            Vor- und Nachname|Name, Vorname|Vorname Name|Full name|Participant|Delegate|Participant name
            Name and surname
            Nombre completo|Nombre y apellidos|Apellidos y nombre|Participante|Delegado|Nom i cognoms|Nom complet
            Participant (nom)|Nom et prénom|Nom prénom|姓名
            Vollständiger Name|Vorname Nachname|Nachname Vorname|Nachname, Vorname
            First and last name|Nombre Apellidos|Prénom Nom|Prénom et nom|Nome Cognome
            Name des Teilnehmers|Teilnehmername|Nome e cognome|Cognome e nome|Nominativo
            Partecipante|Nom et prénom(s)|Participant/e|Name of participant|代表姓名|Nombre y apellido"""),
    ),
    Column(
        key="original_name", label=_("Name in the original script"), read=limited(120),
        headers=words("""Name in Originalschrift|Chinesischer Name|Original name|Chinese name|Name in Chinese|中文姓名
            中文名
            Nom en chinois|Nombre original|Nom original|Nome originale"""),
    ),
    Column(
        key="salutation", label=_("Form of address"), read=limited(40),
        headers=words("""
            Anrede|Salutation|Form of address|Mr/Ms|Tratamiento|Tractament|Civilité|称谓
            Herr/Frau|Tratamiento (Sr./Sra.)|Titolo di cortesia|M./Mme"""),
    ),
    Column(
        key="title", label=_("Title"), read=limited(60),
        headers=words("""
            Titel|Akademischer Titel|Title|Academic title|Título|Títol|Titre|职称
            Titolo|Titre académique|Titulación"""),
    ),
    Column(
        key="organisation", label=_("Organisation"), read=limited(240), looks=looks.not_address, headers=_ORGANISATION
    ),
    replace(shared.FUNCTION, headers=tuple(header for header in shared.FUNCTION.headers if header != "Title")),
    *_ADDRESS,
    shared.EMAIL,
    shared.PHONE,
    shared.WEBSITE,
    shared.LANGUAGES,
    Column(
        key="interests", label=_("Interests"), read=read_list, many=True,
        headers=words("""Interessen|Interesse|Interessensgebiete|Themen|Technologieinteressen|Fachliche Interessen
            Technologiefelder|Interests|Technical interests|Areas of interest|Topics of interest|Fields of interest
            Technology fields|Intereses|Intereses tecnológicos|Áreas de interés|Interessos|Interessos tecnològics
            Centres d'intérêt|Intérêts|Domaines d'intérêt|Intérêts techniques|兴趣领域|感兴趣的领域|Branche|Sector
            Interessi|Ambiti di interesse|Interessengebiete|Schwerpunkte|Sectores de interés
            Sectors d'interès|Settori di interesse|关注领域|兴趣"""),
    ),
    Column(
        key="diet", label=_("Diet"), read=limited(160),
        headers=words("""Ernährung|Essen|Ernährungswünsche|Speisewünsche|Diät|Verpflegung|Allergien|Unverträglichkeiten
            Diet|Dietary requirements|Dietary needs|Food|Meal preference|Allergies|Régimen alimentario|Dieta
            Restricciones alimentarias|Alergias|Règim alimentari|Al·lèrgies|Régime alimentaire|Régime|饮食要求
            饮食
            Intolleranze|Allergie|Regime alimentare|Dieta / Alergias|Intolerancias|Intoleràncies|Allergènes
            Kost|Essenswünsche|Speisen|餐饮要求|忌口|饮食禁忌"""),
    ),
    Column(
        key="needs", label=_("Needs"), read=limited(240),
        headers=words("""Bedürfnisse|Besondere Bedürfnisse|Barrierefreiheit|Unterstützungsbedarf|Special needs|Needs
            Accessibility|Special requirements|Necesidades especiales|Necessitats especials|Besoins particuliers
            特殊需求
            Esigenze particolari|Esigenze speciali|Necesidades|Accessibilité|Mobilität"""),
    ),
    Column(
        key="arrival", label=_("Arrival"), read=read_told, many=True, joins=told_together,
        headers=words("""Ankunft|Anreise|Ankunftszeit|Ankunft am|Hinflug|Arrival|Arrival date|Arrives|Date of arrival
            Llegada|Fecha de llegada|Arribada|Arrivée|Date d'arrivée|抵达|到达
            Ankunft Flug|Ankunftsflug|Flug Hinreise|Flug an|Ankunft Datum|Ankunftsdatum|Ankunft Uhrzeit
            Anreisetag|Anreisedatum|Arrival flight|Arrival time|Inbound flight|Flight in|Vuelo ida
            Vuelo de ida|Vuelo de llegada|Vuelo llegada|Hora de llegada|Hora llegada|Vol d'anada
            Vol d'arribada|Data d'arribada|Hora d'arribada|Vol aller|Vol arrivée|Vol d'arrivée
            Heure d'arrivée|Volo andata|Volo di andata|Arrivo|Data arrivo|Data di arrivo|Ora arrivo|抵达时间
            抵达日期|到达时间|到达日期|抵达航班|到达航班"""),
    ),
    Column(
        key="departure", label=_("Departure"), read=read_told, many=True, joins=told_together,
        headers=words("""Abreise|Abfahrt|Abflug|Rückreise|Rückflug|Departure|Departure date|Leaves|Date of departure
            Salida
            Fecha de salida|Regreso|Sortida|Départ|Date de départ|离开|返程
            Abflug Datum|Abreise Datum|Abreisedatum|Abreise Uhrzeit|Abreisetag|Flug Rückreise|Flug ab
            Abflug Flug|Departure flight|Departure time|Outbound flight|Return flight|Flight out
            Vuelo vuelta|Vuelo de vuelta|Vuelo de regreso|Hora de salida|Vol de tornada|Data de sortida
            Hora de sortida|Vol retour|Vol départ|Heure de départ|Volo ritorno|Volo di ritorno|Partenza
            Data partenza|Data di partenza|Ora partenza|离开时间|离开日期|返程时间|返程航班|离境日期"""),
    ),
    Column(
        key="group", label=_("Group"), read=read_groups,
        headers=words("""
            Gruppe|Gruppenzuordnung|Bus|Group|Grupo|Grup|Groupe|组|组别
            Gruppo|分组"""),
    ),
    Column(
        key="role", label=_("Role"), read=read_role,
        headers=words("""
            Rolle|Rolle in der Delegation|Role|Role in delegation|Rol|Papel|Rôle|角色
            Ruolo nella delegazione|Rôle dans la délégation|Rol en la delegación"""),
    ),
    Column(
        key="listed", label=_("Agreed to be listed"), read=read_yes_no,
        headers=words("""Einwilligung|Veröffentlichung|Darf genannt werden|In der Liste nennen|Öffentlich|May be listed
            Consent|Publish|May be published|Listed|Autoriza publicación|Autoritza publicació|Consentimiento
            Autorise la publication|Consentement|同意公开"""),
    ),
    Column(
        key="via", label=_("Sent by (cluster, agency)"), read=limited(160),
        headers=words("Cluster|Entsandt von|Netzwerk|Delegation|Sent by|Via|Clúster|Pôle|Réseau|Organismo de envío"),
    ),
    Column(
        key="talk", label=_("Talk"), read=limited(240),
        headers=words("""Vortrag|Vortragstitel|Impulsvortrag|Impuls|Talk|Talk on the evening|Title of talk|Presentation
            Ponencia|Charla|Ponència|Intervention|Exposé|演讲题目"""),
    ),
    shared.PRIVATE,
    replace(shared.NOTES, key="remarks", label=_("Remarks")),
)  # fmt: skip

HOST_COLUMNS: tuple[Column, ...] = (
    shared.NAME,
    *_ADDRESS,
    shared.CONTACT,
    *_shared("contact_given", "contact_family", "salutation"),
    shared.FUNCTION,
    shared.EMAIL,
    shared.PHONE,
    shared.WEBSITE,
    Column(
        key="topic", label=_("Topic"), read=read_text, many=True,
        headers=words("""Thema|Themen|Thema des Besuchs|Inhalt|Programm|Programmvorschlag|Was wir zeigen|Topic|Topics
            Content|Visit programme|What we show|Tema|Contenido|Contingut|Thème|Sujet|主题
            Besuchsinhalt|Programmpunkt|Was zeigen wir|Tema de la visita|Contenido de la visita
            Tema della visita|Argomento|Sujet de la visite|参观内容"""),
    ),
    Column(
        key="topic_en", label=_("Topic (English)"), read=read_text,
        headers=words("Thema (englisch)|Thema EN|Thema englisch|Topic (English)|Topic EN|English topic"),
    ),
    Column(
        key="windows", label=_("Possible times"), read=read_windows, looks=looks.hours, telling=True, many=True,
        named_by=is_day_heading,
        headers=words("""Mögliche Zeiten|Zeiten|Zeitfenster|Termine|Mögliche Termine|Terminvorschläge|Verfügbarkeit
            Verfügbare Zeiten|Zeit|Wann|Possible times|Times|Time windows|Availability|Available times|Dates|Slots
            Horarios|Horarios posibles|Disponibilidad|Horaris|Disponibilitat|Horaires|Disponibilités|Créneaux
            可用时间
            Termin|Uhrzeit|Uhrzeiten|Zeitraum|Besuchszeit|Besuchszeiten|Wunschtermin|Terminwunsch
            Alternativtermin|Terminoption|Mögliche Tage|Time|Time slot|Hours|Visiting hours|Proposed times
            Hora|Horario|Horari|Heure|Heures|Horaire|Créneau|Orario|Orari|Disponibilità|Orari possibili|时间
            参观时间|时间段"""),
    ),
    Column(
        key="day", label=_("Day"), read=read_windows, each=True, many=True,
        headers=words("""Datum|Tag|Wochentag|Besuchstag|Besuchsdatum|Termin (Datum)|Termin (Tag)|Datum des Besuchs
            Wunschtag|Date|Day|Weekday|Visit date|Date of visit|Preferred date|Fecha|Día|Fecha de visita
            Día de la semana|Data|Dia
            Data de visita|Jour|Date de visite|Jour de la visite|Giorno|Data della visita|日期|星期|参观日期"""),
    ),
    Column(
        key="begins", label=_("From"), read=read_bound, each=True, many=True,
        headers=words("""Von|ab|Beginn|Start|Anfang|Uhrzeit von|Zeit von|Von (Uhrzeit)|Von Uhr|Startzeit
            Beginn (Uhrzeit)|Verfügbar von|Verfügbar ab|From|Begin|Begins|Start time|Starts|Time from|Available from
            Desde|Inicio|Hora inicio
            Hora de inicio|De|Des de|Inici|Hora d'inici|Début|Heure de début|À partir de|De (heure)|Da|Dalle|Inizio
            Ora inizio|Ora di inizio|开始|开始时间|从"""),
    ),
    Column(
        key="ends", label=_("To"), read=read_bound, each=True, many=True,
        headers=words("""Bis|Ende|Schluss|Uhrzeit bis|Zeit bis|Bis (Uhrzeit)|Bis Uhr|Endzeit|Ende (Uhrzeit)
            Verfügbar bis|To|Until|End|Ends|End time|Time to|Available until|Hasta|Fin|Hora fin
            Hora de fin|Fins|Fins a|Fi|Hora fi|Hora de fi|À
            Jusqu'à|Heure de fin|A|Alle|Fine|Ora fine|Ora di fine|结束|结束时间|到|至"""),
    ),
    Column(
        key="minutes", label=_("Length in minutes"), read=read_minutes,
        headers=words("""Dauer|Dauer in Minuten|Dauer (Min.)|Länge|Besuchsdauer|Duration|Duration in minutes|Length
            Minutes|Duración|Durada|Durée|时长
            Dauer (Std.)|Dauer in Stunden|Besuchsdauer (Min.)|Durata|Durata (min)|Duración (min)|Durée (min)
            参观时长"""),
    ),
    Column(
        key="capacity", label=_("People at most"), read=read_number,
        headers=words("""Personen höchstens|Personen|Max. Personen|Maximale Personenzahl|Gruppengröße|Höchstzahl
            Teilnehmerzahl max.|Plätze|Max people|People at most|Maximum group size|Capacity|Group size
            Max. participants
            Personas máximo|Aforo|Persones màxim|Aforament|Personnes maximum|Capacité|最多人数
            Max. Personenzahl|max. TN|TN max.|Kapazität|Max. Anzahl
            Max. Teilnehmer|Maximale Gruppengröße|Anzahl Personen|Anzahl Personen max.
            Max. Gäste|Personenzahl|Max. group size|Max. people|Max number of people
            Número máximo de personas|Máximo personas|Nombre màxim de persones|Nombre maximum de personnes
            Nombre max. de personnes|Capienza|Persone max|Numero massimo di persone|Massimo persone|人数上限
            最大人数|接待人数"""),
    ),
    Column(
        key="receptions", label=_("Visits at most"), read=read_number,
        headers=words("""
            Besuche höchstens|Anzahl Besuche|Wie oft|Visits at most|Number of visits|Visitas máximo
            Visites maximum|Visites màxim|Visite massime"""),
    ),
    Column(
        key="languages", label=_("Languages"), read=read_languages, looks=looks.languages, many=True,
        headers=shared.LANGUAGES.headers,
    ),
    Column(
        key="must", label=_("Must be in the plan"), read=read_must,
        headers=words("""
            Pflicht|Muss|Pflichttermin|Gesetzt|Must|Mandatory|Required|Obligatorio|Obligatori|Obligatoire
            Obbligatorio|必须"""),
    ),
    Column(
        key="priority", label=_("Priority"), read=read_priority,
        headers=words("""
            Priorität|Prio|Wichtigkeit|Priority|Importance|Prioridad|Prioritat|Priorité|优先级
            Priorità"""),
    ),
    Column(
        key="groups", label=_("Groups"), read=read_groups,
        headers=words("""
            Gruppe|Gruppen|Für Gruppe|Group|Groups|Grupo|Grupos|Grup|Grups|Groupe|Groupes
            Gruppo|Gruppi"""),
    ),
    Column(
        key="rules", label=_("House rules"), read=read_rules,
        headers=words("""Regeln|Hausregeln|Hinweise zum Besuch|Sicherheit|Sicherheitshinweise|Auflagen|Rules
            House rules
            Safety|Requirements|Normas|Reglas|Normes|Règles|Consignes
            Regole|Norme|Normas de seguridad|Besucherregeln|安全要求|注意事项"""),
    ),
    # "Thema" on a host's sheet is what it shows, not its field.
    replace(shared.FIELDS, headers=tuple(header for header in shared.FIELDS.headers if header not in _TOPICS)),
    *_shared("offer", "offer_en", "need", "need_en"),
    replace(shared.NOTES, key="remarks", label=_("Remarks")),
)  # fmt: skip
