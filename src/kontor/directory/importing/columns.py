"""The columns a list of organisations may have. A new one is one entry here and its line in ``rows.read``."""

from django.utils.translation import gettext_lazy as _

from kontor.imports import looks
from kontor.imports.cells.addresses import read_address, read_city, read_postal, read_street
from kontor.imports.cells.contacts import read_emails, read_phones, read_vat, read_website
from kontor.imports.cells.dates import read_date
from kontor.imports.cells.model import Hints, Reading, problem
from kontor.imports.cells.people import read_people
from kontor.imports.cells.text import limited, read_list, read_number, read_text, read_yes_no
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
        Organización|Organització|公司|公司名称|单位|企业名称|机构"""),
)  # fmt: skip
STREET = Column(
    key="street", label=_("Street"), read=read_street,
    headers=words("""Straße|Strasse|Straße und Hausnummer|Straße, Nr.|Str.|Street|Street address|Address line 1|Calle
        Carrer|Dirección (calle)|Rue|Adresse (rue)|Straße/Nr.|Hausanschrift|街道"""),
)  # fmt: skip
POSTAL = Column(
    key="postal_code", label=_("Postal code"), read=read_postal, looks=looks.postal, telling=True,
    headers=words("""PLZ|Postleitzahl|Postal code|Postcode|ZIP|Zip code|Código postal|CP|C.P.|Codi postal|Code postal
        邮编"""),
)  # fmt: skip
CITY = Column(
    key="city", label=_("Town"), read=read_city, looks=lambda text: not looks.email(text),
    headers=words("""Ort|Stadt|Ortschaft|Wohnort|Gemeinde|Standort|Sitz|Firmensitz|PLZ Ort|PLZ/Ort|PLZ, Ort|PLZ und Ort
        PLZ + Ort|Town|City|Location|Place|Post code and city|ZIP City|Población|Ciudad|Localidad|Municipio|Població
        Ciutat|Municipi|Localitat|Ville|Commune|Localité|CP Ville|CP Población|城市|地点"""),
)  # fmt: skip
ADDRESS = Column(
    key="place", label=_("Whole address"), read=read_address,
    headers=words("""Adresse|Anschrift|Postanschrift|Firmenanschrift|Address|Full address|Postal address|Dirección
        Dirección completa|Domicilio|Adreça|Adresse postale|Adresse complète|地址"""),
)  # fmt: skip
COUNTRY = Column(
    key="country", label=_("Country"), read=read_country, looks=looks.country,
    headers=words("Land|Staat|Nation|Country|País|Pais|Pays|国家|Herkunftsland|Country of origin"),
)  # fmt: skip
EMAIL = Column(
    key="email", label=_("E-mail"), read=read_emails, looks=looks.email, telling=True, many=True,
    headers=words("""E-Mail|Email|Mail|E-Mail-Adresse|Mailadresse|AP Mail|Kontakt E-Mail|E-Mail Ansprechpartner|Mail AP
        Email address|E-mail address|Contact e-mail|Correo electrónico|Correo|Correo-e|Correu electrònic|Correu|A/e
        Courriel|Adresse e-mail|Adresse électronique|Mél|电子邮件|邮箱"""),
)  # fmt: skip
PHONE = Column(
    key="phone", label=_("Telephone"), read=read_phones, looks=looks.phone, telling=True, many=True,
    headers=words("""Telefon|Tel.|Tel|Telefonnummer|Rufnummer|Fon|Mobil|Handy|Mobiltelefon|Telefon Ansprechpartner
        Phone
        Telephone|Phone number|Mobile|Mobile phone|Cell|Teléfono|Móvil|Telèfon|Mòbil|Téléphone|Portable|Tél.|电话
        手机"""),
)  # fmt: skip
CONTACT = Column(
    key="contact", label=_("Contact person"), read=read_people, looks=looks.not_address, many=True,
    headers=words("""Ansprechpartner|Ansprechpartnerin|Ansprechpartner/in|Ansprechperson|Kontakt|Kontaktperson|AP
        Geschäftsführer|Geschäftsführung|Inhaber|Ansprechpartner Name|Contact|Contact person|Contact name
        Representative
        Persona de contacto|Contacto|Persona de contacte|Contacte|Responsable|Interlocuteur|Personne de contact
        联系人|Kontakt Ansprechpartner"""),
)  # fmt: skip
FUNCTION = Column(
    key="function", label=_("Function"), read=limited(160),
    headers=words("""Funktion|Position|Rolle|Stellung|Tätigkeit|Abteilung|Function|Job title|Role in company|Title
        Position / title|Cargo|Puesto|Función|Càrrec|Funció|Lloc de treball|Fonction|Poste|职务|职位
        Berufsbezeichnung"""),
)  # fmt: skip
LANGUAGES = Column(
    key="languages", label=_("Languages"), read=read_languages, looks=looks.languages, many=True,
    headers=words("""Sprachen|Sprache|Sprachkenntnisse|Languages|Language|Languages spoken|Spoken languages|Idiomas
        Idioma
        Idiomes|Llengües|Langues|Langue|Langues parlées|语言"""),
)  # fmt: skip
FIELDS = Column(
    key="fields", label=_("Technology fields"), read=read_list, many=True,
    headers=words("""Technologiefelder|Technologiefeld|Technologien|Technologie|Branche|Branche / Thema|Branchen|Thema
        Themen|Schwerpunkte|Schwerpunkt|Kompetenzen|Tätigkeitsfelder|Geschäftsfeld|Fachgebiet|Sektor|Technology fields
        Technology|Technologies|Industry|Sector|Field|Fields|Topics|Competences|Area of expertise|Sector de actividad
        Sector industrial|Tecnologías|Tecnología|Tecnologies|Ámbito|Àmbit|Secteur|Secteur d'activité|Domaine
        Domaines technologiques|技术领域|行业"""),
)  # fmt: skip
NOTES = Column(
    key="notes", label=_("Notes"), read=read_text, many=True,
    headers=words("""Bemerkung|Bemerkungen|Notiz|Notizen|Anmerkung|Anmerkungen|Kommentar|Hinweise|Sonstiges|Remark
        Remarks
        Notes|Note|Comment|Comments|Observaciones|Comentarios|Observacions|Comentaris|Remarques|Observations|备注"""),
)  # fmt: skip
WEBSITE = Column(
    key="website", label=_("Website"), read=read_website, looks=looks.website, telling=True,
    headers=words("""Website|Webseite|Web|Homepage|Internet|Internetseite|URL|WWW|Web site|Página web|Sitio web
        Pàgina web|Lloc web|Site web|Site internet|Site|网站|网址"""),
)  # fmt: skip
ORGANISATION_COLUMNS: tuple[Column, ...] = (
    NAME,
    Column(
        key="short_name", label=_("Short name"), read=limited(120),
        headers=words("""Kurzname|Kürzel|Abkürzung|Kurzbezeichnung|Short name|Abbreviation|Acronym|Siglas|Acrònim
            Sigle"""),
    ),
    Column(
        key="original_name", label=_("Name in the original script"), read=limited(240),
        headers=words("""Originalname|Name in Originalschrift|Chinesischer Name|Original name|Chinese name|Local name
            中文名称"""),
    ),
    Column(
        key="kind", label=_("Kind"), read=limited(120),
        headers=words("""Art|Typ|Organisationsart|Art der Organisation|Kategorie|Kind|Type|Category|Organisation type
            Tipo|Tipo de entidad|Tipus|Type de structure|类型"""),
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
            Treballadors|Effectif|Effectifs|Salariés|员工人数"""),
    ),
    Column(
        key="founded", label=_("Founded"), read=read_year,
        headers=words("""Gegründet|Gründungsjahr|Gründung|Baujahr Firma|Founded|Year founded|Year of foundation
            Established|Año de fundación|Fundación|Any de fundació|Année de création|Fondée en|成立年份"""),
    ),
    Column(
        key="offer", label=_("Offers"), read=read_text, many=True,
        headers=words("Wir bieten|Bietet|Angebot|Angebote|We offer|Offer|Offers|Ofrece|Ofrecemos|Oferta|Oferim|Offre"),
    ),
    Column(
        key="offer_en", label=_("Offers (English)"), read=read_text,
        headers=words("""Wir bieten (englisch)|Wir bieten EN|Angebot (englisch)|Angebot EN|We offer (English)
            Offer (English)"""),
    ),
    Column(
        key="need", label=_("Needs"), read=read_text, many=True,
        headers=words("""Wir suchen|Sucht|Gesuch|Gesuche|Bedarf|Suche|We look for|We are looking for|Looking for|Need
            Needs
            Busca|Buscamos|Demanda|Cerca|Busquem|Recherche|Besoin"""),
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
            May be published|Consent|Listed|Autoriza publicación|Público|Públic|Publié"""),
    ),
    Column(
        key="network", label=_("Network"), read=limited(200),
        headers=words("Netzwerk|Cluster|Verbund|Network|Red|Xarxa|Clúster|Réseau"),
    ),
    Column(
        key="since", label=_("Member since"), read=read_date,
        headers=words("""Mitglied seit|seit|Eintritt|Eintrittsdatum|Beitritt|Beitrittsdatum|Mitglied ab|Member since
            Joined
            Since|Join date|Miembro desde|Fecha de alta|Alta|Soci des de|Data d'alta|Membre depuis|Adhésion"""),
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
            Número de socio|Número de soci|Numéro d'adhérent|会员号"""),
    ),
    NOTES,
)  # fmt: skip
