package privacy

import "strings"

// role is what a word tells about its neighbours; a word can play several.
type role uint32

const (
	cprLabel    role = 1 << iota // the number that follows is a CPR number
	phoneLabel                   // … a phone number
	otherLabel                   // … some other number: company, account, case
	currency                     // … or the one before: an amount
	filler                       // stands between a label and its number and says nothing
	unit                         // what a number before it counts
	month                        // makes a number before it a day
	floor                        // "st."
	side                         // "tv."
	way                          // a street's last word, written apart: "Enghave Plads"
	streetFront                  // a street's first word: "Gammel Kongevej"
	noStreet                     // ends like a street, is none
	noLetter                     // a word of one letter, not a house's letter
	kin                          // a family word
	link                         // may stand between a family word and a name
	noName                       // capitalised, but nobody's name
	sensitive                    // says something about health, faith, crime …

	labels = cprLabel | phoneLabel | otherLabel | currency
)

// The lists hold whole words in every form a note is likely to use. Stems with free endings would be
// shorter and wrong: "kræft" is an illness and "kræfter" are strengths.
var lists = map[role]string{
	cprLabel: `cpr cprnr cprnummer cpr-nr cpr-nummer personnummer personnummeret personnr person-nr
		erstatningspersonnummer erstatningscpr erstatnings-cpr`,
	phoneLabel: `tlf tlfnr telefon telefonen telefonnr telefonnummer telefonnummeret tel mobil mobilen mobilnr
		mobilnummer mobilnummeret mob ring ringe ringes ringer sms sms'e fastnet fastnetnummer fax`,
	otherLabel: `cvr cvrnr cvrnummer se ean eannr eannummer gln iban swift konto kontonr kontonummer kontoen
		reg regnr registreringsnummer bank giro girokort fi sag sagen sagsnr sagsnummer sagsnummeret journal
		journalnr journalnummer jnr j esdh edoc dok doknr dokument dokumentnr dokumentnummer faktura fakturanr
		fakturanummer ordre ordrenr ordrenummer bilag bilagsnr p pnr produktionsenhed produktionsnummer
		projektnr projektnummer matrikel matrikelnr isbn issn id løbenr løbenummer varenr varenummer post
		postnr referencenr reference ref uge ugerne ugenr side siderne`,
	currency: `kr kroner kroners dkk mio mia million millioner euro eur beløb beløbet`,
	filler:   `nr nummer nummeret no er på til den og eller`,
	unit: `gange gang børn barn forældre mødre fædre voksne unge personer mand kvinder mænd piger drenge
		elever deltagere deltog familier beboere borgere frivillige medarbejdere pædagoger lærere timer
		time minutter min dage dag uger uge måneder år møder møde besøg projekter aktører stk procent pct
		pladser klasser grupper etager lejligheder boliger kl`,
	month: `januar februar marts april maj juni juli august september oktober november december
		jan feb mar apr jun jul aug sep sept okt nov dec`,
	floor:       `st stuen kl kld kælder`,
	side:        `tv th mf sal`,
	way:         `vej gade allé alle alle stræde plads torv boulevard vænge kaj park have gård bakke sti vang toft`,
	streetFront: `gammel gl ny nye nordre søndre østre vestre øster vester lille store sankt sct h.c ydre indre`,
	noStreet: `overvej udvej genvej omvej motorvej børnehave børnehaven skolehave skolehaven byhave byhaven
		ungdomsgården fritidsgården kolonihaven fælleshaven idrætsparken legeparken forvejen undervejen
		arbejdspladsen legepladsen byggepladsen sportspladsen praktikpladsen marken`,
	noLetter: `i å ø`,
	kin: `mor moren moder moderen mors mama mamma far faren fader faderen fars papa baba søn sønnen sønnike
		datter datteren barn barnet pige pigen dreng drengen bror broren broder broderen storebror lillebror
		søster søsteren storesøster lillesøster tvilling tvillingen mormor mormoren farmor farmoren morfar
		morfaren farfar farfaren bedstemor bedstemoren bedstefar bedstefaren onkel onklen tante tanten moster
		mosteren faster fasteren morbror farbror fætter fætteren kusine kusinen nevø nevøen niece niecen kone
		konen hustru hustruen mand manden ægtefælle ægtefællen ægtemand ægtemanden samlever samleveren kæreste
		kæresten ekskone eksmand stedmor stedfar stedsøn steddatter plejemor plejefar svigermor svigerfar
		svigersøn svigerdatter barnebarn barnebarnet familie familien ægteparret elev eleven borger borgeren
		klient klienten`,
	link: `hedder hed kaldes kaldet kaldt ved navn navnet til er på år`,
	noName: `vi jeg de dem deres det der dette denne disse den dens han hans ham hun hendes hende i jer jeres
		os vores vor min mit mine din dit dine man en et ens begge begges alle alles ingen nogen nogle nogles
		hver enhver hvis når ja nej ikke kan vil skal har er bliver blev var som og men at for fra med mod om
		over under efter før ud op ned ind hvor hvad hvem hvilke hvorfor hvordan også meget mange flere få unge
		unges ældre nye ny gode god anden andet andre første anden tredje her der så derfor dog selv samme kun
		aftale aftalt følger ønsker kommer går taler fortæller siger mødes næste sidste forrige mandag tirsdag
		onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober
		november december jul eid ramadan id
		dansk danske danskere arabisk somalisk tyrkisk urdu engelsk muslimsk kristen islam koranen bibelen gud
		allah danmark sverige norge tyskland tyrkiet pakistan somalia irak iran libanon marokko syrien
		afghanistan palæstina bosnien kosovo polen europa jylland fyn sjælland
		københavn københavner nørrebro ydre indre vesterbro østerbro amager sundby sundbyøster sundbyvester
		sydhavn sydhavnen valby vanløse brønshøj husum tingbjerg utterslev bispebjerg nordvest nordhavn
		christianshavn kongens enghave mjølnerparken blågården blågård akacieparken aldersrogade
		lundtoftegade gadelandet bellahøj urbanplanen folehaven hørgården sjælør remisevænget
		task force taskforce integration word excel facebook google`,
	sensitive: `syg syge sygdom sygdommen sygemeldt sygemelding kronisk uhelbredelig indlagt indlæggelse
		diagnose diagnosen diagnosticeret kræft kræften kræftsyg kræftsygdom kræftramt brystkræft lungekræft
		leukæmi diabetes diabetiker sukkersyge epilepsi epileptisk astma hiv aids hepatitis tuberkulose
		blodprop hjerteproblemer sklerose demens dement hjerneskade hjerneskadet handicap handicappet
		udviklingshæmmet retarderet døv blind kørestol gravid gravide graviditet abort abortet
		depression depressionen depressiv deprimeret psykisk psykiske psykiatri psykiatrien psykiatrisk
		psykiater psykolog psykologen psykose psykotisk skizofren skizofreni bipolar borderline angst ptsd
		posttraumatisk traume traumer traumatiseret adhd autisme autist autistisk asperger anoreksi
		bulimi spiseforstyrrelse selvskade selvskadende selvmord selvmordsforsøg selvmordstanker
		medicin medicinen antidepressiv antidepressiva lykkepiller metadon behandlingsdømt
		misbrug misbruget misbruger misbrugeren misbrugere alkoholiker alkoholikeren alkoholisk alkoholmisbrug
		drikker beruset stofmisbrug stofmisbruger stofmisbrugeren narkoman narkomanen hash hashen
		hashmisbrug hashryger kokain heroin amfetamin ludoman ludomani
		muslim muslimen muslimer muslimsk muslimske islamist islamistisk salafist radikaliseret radikalisering
		sunni sunnimuslim shia shiamuslim kristen kristne jøde jøden jøder jødisk jødiske hindu buddhist
		ateist konvertit konverteret jehovas mormon moské moskéen moske moskeen tørklæde tørklædet burka
		niqab religiøs religiøse troende
		straffet straffede straffeattest ustraffet dømt dommen domfældt fængsel fængslet fængsling
		varetægtsfængslet afsoner afsoning løsladt sigtet sigtelse tiltalt tiltale anholdt anholdelse
		kriminel kriminelle kriminelt bandemedlem bandemedlemmer rocker tyv tyveri stjæler stjålet røveri
		indbrud vold volden voldelig voldelige voldsdømt mishandlet mishandling voldtægt voldtaget
		incest overgreb krænket krænkelse krænkelser blotter pædofil hæleri hærværk narko pusher prostitueret
		prostitution trusler truet
		homoseksuel homoseksuelle bøsse lesbisk lesbiske biseksuel transkønnet seksualitet jomfru
		omskåret omskæring omskæringen tvangsægteskab tvangsgift tvangsgifte æresrelateret æresdrab
		genopdragelsesrejse
		asyl asylansøger asylansøgere flygtning flygtningen opholdstilladelse opholdstilladelsen udvist
		udvisning udvisningsdømt papirløs familiesammenført familiesammenføring
		underretning underretningen underretninger tvangsfjernet tvangsfjernelse tvangsanbragt anbragt
		anbragte anbringelse børnesag børnesagen plejefamilie forældremyndighed forældremyndigheden
		samværssag skilsmisse skilsmissen fraskilt separeret utro utroskab krisecenter krisecentret
		kvindekrisecenter omsorgssvigt omsorgssvigtet vanrøgt forsømt
		kontanthjælp kontanthjælpen kontanthjælpsmodtager førtidspension førtidspensionist bistandshjælp
		arbejdsløs gæld gælden gældsat hjemløs hjemløse fogeden rki
		fagforening fagforeningsmedlem partimedlem sigøjner sigøjneren `,
}

var streetEndings = strings.Fields(`vej vejen gade gaden allé alléen stræde strædet plads pladsen torv torvet
	boulevard boulevarden vænge vænget parken haven gården bakken bakke stien vangen toften krogen løkken
	lunden engen stræde buen ringen`)

// houseEndings end the names of institutions and projects, which people write about all day.
var houseEndings = strings.Fields(`skole skolen klub klubben hus huset projekt projektet gruppe gruppen
	forening foreningen have haven gården center centret centeret parken planen vej gade allé plads
	torv forvaltning forvaltningen udvalg udvalget råd rådet kommune kommunen caféen cafeen akademiet`)

var lexicon = index(lists)

func index(lists map[role]string) map[string]role {
	words := make(map[string]role)
	for role, list := range lists {
		for _, word := range strings.Fields(list) {
			words[word] |= role
		}
	}
	return words
}
