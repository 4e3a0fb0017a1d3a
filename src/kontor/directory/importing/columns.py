"""The columns a list of organisations may have. A new one is one entry here and its line in ``rows.read``."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kontor.imports import looks
from kontor.imports.cells.addresses import read_address, read_city, read_postal, read_street
from kontor.imports.cells.contacts import read_emails, read_phones, read_vat, read_website
from kontor.imports.cells.dates import read_date
from kontor.imports.cells.model import Hints, Reading, problem
from kontor.imports.cells.people import read_people
from kontor.imports.cells.text import (
    below,
    limited,
    read_list,
    read_nothing,
    read_number,
    read_remark,
    read_text,
    read_yes_no,
)  # fmt: skip
from kontor.imports.cells.words import read_country, read_languages
from kontor.imports.columns import Column, words
from kontor.imports.sheets.model import Cell


def read_year(cell: Cell, hints: Hints) -> Reading[int]:
    """A year, alone or in a date."""
    found = read_date(cell, hints)
    if found.value is None:
        return Reading(notes=found.notes)
    if not 1000 <= found.value.year <= 2100:
        return Reading(notes=(problem("year-impossible", value=str(cell)),))
    return Reading(value=found.value.year)


NAME = Column(
    key="name", label=_("Name"), read=limited(240), looks=looks.not_address, required=True,
    headers=words("""
        Firma|Firmenname|Unternehmen|Organisation|Name|Firma / Einrichtung|Firma/Institution|Einrichtung|Institution
        Name der Firma|Name des Unternehmens|Unternehmensname|Mitglied|Mitgliedsunternehmen|Betrieb|Aussteller|Kunde
        Gastgeber|Arbeitgeber|Company|Company name|Organization|Organisation name|Business name|Employer|Member|Host
        Empresa|Empresa / Institución|Empresa / Institució|Institución|Nombre de la empresa|Razón social|Entidad
        Entreprise|Société|Structure|Raison sociale|Organisme|Établissement|Nom de l'entreprise|Institució|Entitat
        Organización|Organització|公司|公司名称|单位|企业名称|机构
            Firmenbezeichnung|Unternehmen / Einrichtung|Betriebsname|Partner|Teilnehmendes Unternehmen
            Azienda|Nome azienda|Ragione sociale|Società|Ente|Nom de l'entitat|Nombre|Denominación
            Dénomination|Anfitrión|Empresa anfitriona|Empresa amfitriona|Amfitrió|Entreprise d'accueil|Hôte
            Azienda ospitante|Host company|Host organisation|Gastgebendes Unternehmen|接待单位|企业
        公司名|单位名称|机构名称"""),
)  # fmt: skip
STREET = Column(
    key="street", label=_("Street"), read=read_street,
    headers=words("""Straße|Strasse|Straße und Hausnummer|Straße, Nr.|Str.|Street|Street address|Address line 1|Calle
        Carrer|Dirección (calle)|Rue|Adresse (rue)|Straße/Nr.|Hausanschrift|街道
            Straße Hausnr.|Strasse / Nr.|Straße + Nr.|Via|Indirizzo (via)|Domicilio social|N° et rue"""),
)  # fmt: skip
POSTAL = Column(
    key="postal_code", label=_("Postal code"), read=read_postal, looks=looks.postal, telling=True,
    headers=words("""PLZ|Postleitzahl|Postal code|Postcode|ZIP|Zip code|Código postal|CP|C.P.|Codi postal|Code postal
        邮编
            Post code|Codice postale|CAP|C.A.P.|邮政编码"""),
)  # fmt: skip
CITY = Column(
    key="city", label=_("Town"), read=read_city, looks=lambda text: not looks.email(text),
    headers=words("""Ort|Stadt|Ortschaft|Wohnort|Gemeinde|Standort|Sitz|Firmensitz|PLZ Ort|PLZ/Ort|PLZ, Ort|PLZ und Ort
        PLZ + Ort|Town|City|Location|Place|Post code and city|ZIP City|Población|Ciudad|Localidad|Municipio|Població
        Ciutat|Municipi|Localitat|Ville|Commune|Localité|CP Ville|CP Población|城市|地点
            Standort (Ort)|PLZ Stadt|Ort (Sitz)|Città|Comune|Località|Sede|所在城市|所在地|Lieu|Ciudad / Población"""),
)  # fmt: skip
ADDRESS = Column(
    key="place", label=_("Whole address"), read=read_address,
    headers=words("""Adresse|Anschrift|Postanschrift|Firmenanschrift|Address|Full address|Postal address|Dirección
        Dirección completa|Domicilio|Adreça|Adresse postale|Adresse complète|地址
            Indirizzo|Sede legale|Anschrift (komplett)|详细地址|Direcció|Emplacement"""),
)  # fmt: skip
COUNTRY = Column(
    key="country", label=_("Country"), read=read_country, looks=looks.country,
    headers=words("""
            Land|Staat|Nation|Country|País|Pais|Pays|国家|Herkunftsland|Country of origin
            Staat / Land|Paese|Nazione|Stato|国别|Estado (país)|Pays / Country|Sitzland"""),
)  # fmt: skip
EMAIL = Column(
    key="email", label=_("E-mail"), read=read_emails, looks=looks.email, telling=True, many=True,
    headers=words("""E-Mail|Email|Mail|E-Mail-Adresse|Mailadresse|AP Mail|Kontakt E-Mail|E-Mail Ansprechpartner|Mail AP
        Email address|E-mail address|Contact e-mail|Correo electrónico|Correo|Correo-e|Correu electrònic|Correu|A/e
        Courriel|Adresse e-mail|Adresse électronique|Mél|电子邮件|邮箱
            Mail Kontakt|Posta elettronica|E-mail di contatto|Correo electrónico de contacto|Mail de contact
            Email contact|电子邮箱|E-Mail (Kontakt)|Mailkontakt"""),
)  # fmt: skip
PHONE = Column(
    key="phone", label=_("Telephone"), read=read_phones, looks=looks.phone, telling=True, many=True,
    headers=words("""Telefon|Tel.|Tel|Telefonnummer|Rufnummer|Fon|Mobil|Handy|Mobiltelefon|Telefon Ansprechpartner
        Phone
        Telephone|Phone number|Mobile|Mobile phone|Cell|Teléfono|Móvil|Telèfon|Mòbil|Téléphone|Portable|Tél.|电话
        手机
            Festnetz|Telefon (Festnetz)|Telefon geschäftlich|Durchwahl|Mobilnummer|Cellulare|Telefono
            Numero di telefono|Recapito telefonico|Telèfon mòbil|Teléfono móvil|Numéro de téléphone
            Tél. portable|联系电话|手机号|手机号码"""),
)  # fmt: skip
CONTACT = Column(
    key="contact", label=_("Contact person"), read=read_people, looks=looks.not_address, many=True,
    headers=words("""Ansprechpartner|Ansprechpartnerin|Ansprechpartner/in|Ansprechperson|Kontakt|Kontaktperson|AP
        Geschäftsführer|Geschäftsführung|Inhaber|Ansprechpartner Name|Contact|Contact person|Contact name
        Representative
        Persona de contacto|Contacto|Persona de contacte|Contacte|Responsable|Interlocuteur|Personne de contact
        联系人|Kontakt Ansprechpartner
            Kontakt Name|Name Ansprechpartner|Name Kontakt|Name des Ansprechpartners|Contatto|Referente
            Persona di contatto|Nom du contact|Nombre de contacto|Nom de contacte|负责人|联系人姓名|Kontaktpersonen
            Ansprechpersonen"""),
)  # fmt: skip
FUNCTION = Column(
    key="function", label=_("Function"), read=limited(160),
    headers=words("""Funktion|Position|Rolle|Stellung|Tätigkeit|Abteilung|Function|Job title|Role in company|Title
        Position / title|Cargo|Puesto|Función|Càrrec|Funció|Lloc de treball|Fonction|Poste|职务|职位
        Berufsbezeichnung
            Position im Unternehmen|Funktion im Unternehmen|Ruolo|Funzione|Qualifica|Incarico|Posizione
            Puesto / cargo|Titre / fonction|岗位"""),
)  # fmt: skip
LANGUAGES = Column(
    key="languages", label=_("Languages"), read=read_languages, looks=looks.languages, many=True,
    headers=words("""Sprachen|Sprache|Sprachkenntnisse|Languages|Language|Languages spoken|Spoken languages|Idiomas
        Idioma
        Idiomes|Llengües|Langues|Langue|Langues parlées|语言
            Lingue|Lingua|Lingue parlate|Idiomes parlats|Idiomas hablados|Gesprächssprache|语种"""),
)  # fmt: skip
FIELDS = Column(
    key="fields", label=_("Technology fields"), read=read_list, many=True,
    headers=words("""Technologiefelder|Technologiefeld|Technologien|Technologie|Branche|Branche / Thema|Branchen|Thema
        Themen|Schwerpunkte|Schwerpunkt|Kompetenzen|Tätigkeitsfelder|Geschäftsfeld|Fachgebiet|Sektor|Technology fields
        Technology|Technologies|Industry|Sector|Field|Fields|Topics|Competences|Area of expertise|Sector de actividad
        Sector industrial|Tecnologías|Tecnología|Tecnologies|Ámbito|Àmbit|Secteur|Secteur d'activité|Domaine
        Domaines technologiques|技术领域|行业
            Themenfelder|Themenfeld|Handlungsfelder
            Tätigkeitsbereich|Geschäftsbereich|Arbeitsgebiet|Settore|Settore di attività|Ambito|Tecnologie
            Àmbits|Sectors|Sectores|Ámbitos|Secteurs|Filière|Actividad|Activitat|Activité|Fachrichtung
            Kernkompetenz|Kernkompetenzen|技术方向|专业领域|领域"""),
)  # fmt: skip
PRIVATE = Column(
    key="private", label=_("Not taken over (passport, birth date, bank account)"), read=read_nothing, many=True,
    headers=words("""Geburtsdatum|Geburtstag|Geb.-Datum|Geb.datum|geb. am|Geburtsort|Passnummer|Reisepass
        Reisepassnummer|Reisepass-Nr.|Pass-Nr.|Ausweisnummer|Personalausweis|Ausweis-Nr.
        Pass gültig bis|Visum Nr.|IBAN|Kontonummer|BIC
        Bankverbindung|Steuer-ID|Sozialversicherungsnummer|Krankenkasse|Privatadresse|Privatanschrift|Date of birth|DOB
        Birth date|Birthday|Place of birth|Passport|Passport no.|Passport number|Passport expiry|ID number|ID card
        Bank account|Home address|Fecha de nacimiento|Fecha nacimiento|Lugar de nacimiento|Pasaporte|Nº pasaporte
        Número de pasaporte|DNI|DNI / NIE|NIE|Data de naixement|Passaport|Número de passaport|Date de naissance
        Lieu de naissance|Passeport|Numéro de passeport|N° de passeport|Carte d'identité|Data di nascita
        Luogo di nascita|Passaporto|Numero di passaporto|Codice fiscale|Carta d'identità|出生日期|出生年月|生日|护照
        护照号|护照号码|护照有效期|身份证|身份证号"""),
)  # fmt: skip
NOTES = Column(
    key="notes", label=_("Notes"), read=read_remark, many=True, keeps=True, joins=below,
    headers=words("""Bemerkung|Bemerkungen|Notiz|Notizen|Anmerkung|Anmerkungen|Kommentar|Hinweise|Sonstiges|Remark
        Remarks
        Notes|Note|Comment|Comments|Observaciones|Comentarios|Observacions|Comentaris|Remarques|Observations|备注
            Vermerk|Osservazioni|Commenti|Note interne|Interne Notiz|说明|Sonstige Angaben|Zusatz"""),
)  # fmt: skip
WEBSITE = Column(
    key="website", label=_("Website"), read=read_website, looks=looks.website, telling=True,
    headers=words("""Website|Webseite|Web|Homepage|Internet|Internetseite|URL|WWW|Web site|Página web|Sitio web
        Pàgina web|Lloc web|Site web|Site internet|Site|网站|网址
            Web-Seite|Internetadresse|Sito web|Sito internet|Sito|Pàgina web / Web|官网"""),
)  # fmt: skip
ORGANISATION_COLUMNS: tuple[Column, ...] = (
    NAME,
    Column(
        key="legal_form", label=_("Legal form"), read=limited(60),
        headers=words("""Rechtsform|Gesellschaftsform|Unternehmensform|Legal form|Legal entity|Company form
            Forma jurídica|Forma social|Forme juridique|Forma giuridica|Forma jurídica / social|企业类型|法律形式"""),
    ),
    Column(
        key="short_name", label=_("Short name"), read=limited(120),
        headers=words("""Kurzname|Kürzel|Abkürzung|Kurzbezeichnung|Short name|Abbreviation|Acronym|Siglas|Acrònim
            Sigle
            Kurzform|Sigla|简称"""),
    ),
    Column(
        key="original_name", label=_("Name in the original script"), read=limited(240),
        headers=words("""Originalname|Name in Originalschrift|Chinesischer Name|Original name|Chinese name|Local name
            中文名称"""),
    ),
    Column(
        key="kind", label=_("Kind"), read=limited(120),
        headers=words("""Art|Typ|Organisationsart|Art der Organisation|Kategorie|Kind|Type|Category|Organisation type
            Tipo|Tipo de entidad|Tipus|Type de structure|类型
            Rechtsnatur|Tipo di ente|Tipologia|Nature|单位性质"""),
    ),
    STREET,
    POSTAL,
    CITY,
    ADDRESS,
    COUNTRY,
    CONTACT,
    Column(
        key="contact_given", label=_("Given name of the contact"), read=limited(120), looks=looks.not_address,
        headers=words("""Vorname|Vorname Ansprechpartner|First name|Given name|Forename|Nombre de pila|Nom de pila
            Prénom"""),
    ),
    Column(
        key="contact_family", label=_("Family name of the contact"), read=limited(120), looks=looks.not_address,
        headers=words("""Nachname|Nachname Ansprechpartner|Familienname|Zuname|Last name|Surname|Family name|Apellido
            Apellidos|Cognom|Cognoms|Nom de famille"""),
    ),
    Column(
        key="contact_title", label=_("Title of the contact"), read=limited(60),
        headers=words("Titel|Akademischer Titel|Anrede Titel|Academic title|Título académico|Títol"),
    ),
    Column(
        key="salutation", label=_("Form of address"), read=limited(40),
        headers=words("Anrede|Salutation|Form of address|Tratamiento|Tractament|Civilité"),
    ),
    FUNCTION,
    EMAIL,
    PHONE,
    WEBSITE,
    Column(
        key="vat_id", label=_("VAT number"), read=read_vat, looks=looks.vat, telling=True,
        headers=words("""USt-IdNr.|USt-ID|UStIdNr|Umsatzsteuer-ID|Umsatzsteuer-Identifikationsnummer|VAT|VAT number
            VAT ID
            NIF|CIF|NIF/CIF|NIF-IVA|N° TVA|Numéro de TVA"""),
    ),
    FIELDS,
    LANGUAGES,
    Column(
        key="description", label=_("Profile"), read=read_text,
        headers=words("""Profil|Beschreibung|Kurzbeschreibung|Firmenprofil|Über uns|Kurzprofil|Description|Profile
            Company profile|About|Descripción|Perfil|Descripció|Présentation|简介"""),
    ),
    Column(
        key="employees", label=_("Employees"), read=read_number,
        headers=words("""Mitarbeitende|Mitarbeiter|Mitarbeiterzahl|Anzahl Mitarbeiter|Anzahl Mitarbeitende
            Beschäftigte|MA
            MA-Zahl|Employees|Number of employees|Staff|Headcount|Empleados|Número de empleados|Plantilla|Empleats
            Treballadors|Effectif|Effectifs|Salariés|员工人数
            Mitarbeiterinnen und Mitarbeiter|Beschäftigtenzahl|Anzahl Beschäftigte|Dipendenti
            Numero dipendenti|Nombre de salariés|Nº empleados|Nº de empleados|Nombre de treballadors|人数|职工人数"""),
    ),
    Column(
        key="founded", label=_("Founded"), read=read_year,
        headers=words("""Gegründet|Gründungsjahr|Gründung|Baujahr Firma|Founded|Year founded|Year of foundation
            Established|Año de fundación|Fundación|Any de fundació|Année de création|Fondée en|成立年份
            Gründungsdatum|Anno di fondazione|Año|Fundada en|Année de fondation|Any fundació|成立时间"""),
    ),
    Column(
        key="offer", label=_("Offers"), read=read_text, many=True,
        headers=words("""
            Wir bieten|Bietet|Angebot|Angebote|We offer|Offer|Offers|Ofrece|Ofrecemos|Oferta|Oferim|Offre
            Offerta|Offriamo|Nous offrons|Proposons|可提供"""),
    ),
    Column(
        key="offer_en", label=_("Offers (English)"), read=read_text,
        headers=words("""Wir bieten (englisch)|Wir bieten EN|Angebot (englisch)|Angebot EN|We offer (English)
            Offer (English)"""),
    ),
    Column(
        key="need", label=pgettext_lazy("of an organisation", "Needs"), read=read_text, many=True,
        headers=words("""Wir suchen|Sucht|Gesuch|Gesuche|Bedarf|Suche|We look for|We are looking for|Looking for|Need
            Needs
            Busca|Buscamos|Demanda|Cerca|Busquem|Recherche|Besoin
            Cerchiamo|Domanda|Nous recherchons|Nous cherchons|Necesidades|Necessitats|需求"""),
    ),
    Column(
        key="need_en", label=_("Needs (English)"), read=read_text,
        headers=words("""Wir suchen (englisch)|Wir suchen EN|Gesuch (englisch)|Gesuch EN|We look for (English)
            Need (English)"""),
    ),
    Column(
        key="hosts", label=_("Receives delegations"), read=read_yes_no,
        headers=words("""Empfängt Delegationen|Empfängt Gäste|Gastgeber möglich|Delegationsbesuch möglich
            Besuche möglich
            Receives delegations|Hosts delegations|Can host|Recibe delegaciones|Rep delegacions
            Reçoit des délégations"""),
    ),
    Column(
        key="public", label=_("Agreed to be shown"), read=read_yes_no,
        headers=words("""Öffentlich|Veröffentlichung|Einwilligung|Darf veröffentlicht werden|Im Verzeichnis|Public
            May be published|Consent|Listed|Autoriza publicación|Público|Públic|Publié
            Pubblico|Consenso alla pubblicazione|Publication autorisée|Consentement"""),
    ),
    Column(
        key="network", label=_("Network"), read=limited(200),
        headers=words("""
            Netzwerk|Cluster|Verbund|Network|Red|Xarxa|Clúster|Réseau
            Rete|Polo|网络"""),
    ),
    Column(
        key="since", label=_("Member since"), read=read_date,
        headers=words("""Mitglied seit|seit|Eintritt|Eintrittsdatum|Beitritt|Beitrittsdatum|Mitglied ab|Member since
            Joined
            Since|Join date|Miembro desde|Fecha de alta|Alta|Soci des de|Data d'alta|Membre depuis|Adhésion
            Iscritto dal|Socio dal|Soci des de|Date d'adhésion|Miembro desde (fecha)|入会时间"""),
    ),
    Column(
        key="until", label=_("Member until"), read=read_date,
        headers=words("""Mitglied bis|Austritt|Austrittsdatum|Member until|Left|Fecha de baja|Data de baixa
            Membre jusqu'à"""),
    ),
    Column(
        key="number", label=_("Member number"), read=limited(40),
        headers=words("""Mitgliedsnummer|Mitgl.-Nr.|Mitglieds-Nr.|Mitglied Nr.|Member number|Member no.
            Membership number
            Número de socio|Número de soci|Numéro d'adhérent|会员号
            Numero socio|N° adhérent|Nº socio|N. socio"""),
    ),
    PRIVATE,
    NOTES,
)  # fmt: skip
