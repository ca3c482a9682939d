package cli

import (
	"fmt"

	"feltbog/app/boot"
)

// This file and words_help.go hold everything the command line says to a person.

const (
	usageLine        = "Brug: %s\n"
	onLine           = "Linje %s: %s"
	nothingSaved     = "Intet er gemt."
	indented         = "  %s"
	passphrasePrompt = "Feltbogens adgangssætning: "
	newPrompt        = "Ny adgangssætning: "
	newAgain         = "Ny adgangssætning en gang til: "
	phraseChanged    = "Feltbogen har fået en ny adgangssætning. Gendannelseskoden er den samme."
	backedUp         = "Sikkerhedskopien ligger i %s med sin nøglefil ved siden af. Gem dem sammen."
	backupLine       = "%s  %s, %s  %s"
	restoredLine     = "Feltbogen er gendannet i %s: %d poster, %d ændringer."
	erasedAgain      = "%s, som kopien ikke kendte, er udført i den."
	parcelPrompt     = "Pakkens adgangssætning: "
	parcelAgain      = "Pakkens adgangssætning en gang til: "
	progressLine     = "%d af %d …"

	sampleMade     = "Øveåret ligger i mappen: koordinatorens feltbog, %d pc'ers feltbøger og deres pakker i »parcels«. Adgangssætningen er »øvelse«."
	bookMade       = "Feltbogen er oprettet: %s, pc %s."
	codeToPrint    = "Gendannelseskode: %s\nSkriv den på papir og lås den inde. Den åbner feltbogen, hvis adgangssætningen er glemt, og vises kun nu."
	laptopReplaces = "Pc %s (%s) kan tilmeldes i stedet for pc %s med %s. Når den har leveret, får den alt det tilbage, den gamle havde leveret."
	laptopAdmitted = "Pc %s (%s) kan tilmeldes med %s."

	recordSaved   = "%s  %s  %s"
	lackingLine   = "  mangler, før den kan være klar: %s"
	personalFound = "  »%s« indeholder måske %s (%s). Se efter, om det skal stå der."
	recordHead    = "%s  %s · %s  %s"
	fieldLine     = "  %s: %s"
	eventHead     = "%s  pc %s %s"
	whyLine       = "  begrundelse: %s"
	stepLine      = "  %s: %s → %s"
	nothing       = "(tomt)"

	fileAttached   = "%s  %s  %s"
	pictureBared   = "  Sted, tid og andet, som kameraet skrev ved siden af billedet, er taget ud."
	pictureNotBare = "  Billeder af denne slags kan rumme sted og tid. Feltbog kan kun tage det ud af JPEG og PNG."
	attachmentLine = "Bilag %s: %s, %s%s"
	notArrived     = " (indholdet er ikke kommet)"
	fileDetached   = "%s er ikke længere bilag. Det kan fås igen ved at markere det som klar."
	newerKind      = "  Posten er af en slags, som kun en nyere version kender. %s"
	newerNameless  = "  %s fra en nyere version."
	newerFields    = "  %s fra en nyere version: %s"
	newerLine      = "  %s fra en nyere version er gemt, som de kom. De vises, når Feltbog er opdateret."
	framesLine     = "  %s af pakken kan kun læses af en nyere version. De er gemt, som de kom."
	lackLine       = "  mangler: indholdet af bilag %s (%d af %d dele). Bed om en ny pakke fra pc %s."

	listLine  = "%-13s %-10s  %-15s %s"
	listTotal = "%d i alt"

	parcelAside  = "Pakke %d fra pc %s er sat til side: %s tæller ikke mere, og %s viser noget andet. Fortryd med --undo."
	parcelCounts = "Pakke %d fra pc %s tæller igen: %s, %s."

	clockFixed     = "Uret bag %s er rettet: %s i %s går efter den rettede tid. Fortryd med --undo."
	clockAsClaimed = "Uret bag %s gælder igen, som det gik: %s i %s."
	valuesTrimmed  = "%s, som alle forlængst har fået afløst, er fjernet."
	valuesToTrim   = "%s kan fjernes: alle har det, der kom i stedet. Kun set efter: intet er ændret."
	trimWaits      = "  venter på kvittering fra pc %s"

	traceLine    = "%s  %s  (%s)"
	traceCurrent = "vises nu"
	traceHistory = "i historikken"
	traceDraft   = "i en kladde"
	traceReason  = "i en begrundelse"
	traceTotal   = "%s"
	erasedWith   = "Med den er %s slettet."
	erasedLine   = "%s er slettet. Ledte efter %s i filen: fandt %d."

	queryAsked    = "Forespørgsel %s sendes med de næste returfiler."
	queryClosed   = "Forespørgsel %s er lukket."
	queryReopened = "Forespørgsel %s er åben igen."
	queryLine     = "%s  %s  om %s %s"
	answerLine    = "  svar: %s"
	queryTotal    = "%s i alt"
	queryWord     = "forespørgsel"
	queriesWord   = "forespørgsler"

	erasureCalled  = "Sletning %s. Følg den med »feltbog erasures«."
	erasureHead    = "%s  %s  %s %s · %s  %s"
	erasedWhole    = "hele posten"
	erasureDone    = "  %d af %d pc'er har slettet det"
	erasureMissing = "  mangler: pc %s"
	erasureTotal   = "%s i alt"
	erasureWord    = "sletning"
	erasuresWord   = "sletninger"
	erasuresOwed   = "  har ikke meldt, at der er slettet: %s"
	erasedHere     = "  %s er udført her"

	extractWritten = "Udtrækket er skrevet: %s, %s. Læs det, og overstreg andres navne, før det gives videre."

	article30Written = "Udkastet til fortegnelsen er skrevet: %s. Udfyld det, der står i kantede parenteser."

	expiringWhole  = "%d  %s: %s slettes helt"
	expiringText   = "%d  %s: fri tekst slettes i %s"
	expiringWith   = "      og %s"
	nothingExpires = "Intet skal slettes ved udgangen af %d."
	figuresStay    = "Alle tal bevares."
	disposedLine   = "Slettet som %s til %s. Ledte efter %s i filen: fandt %d."
	archiveOpen    = "Kun set efter: intet er ændret. Før der kan slettes: er det, der skal slettes i %d, afleveret til arkivet? Svar med --archived yes|no --by NAVN."
	archiveLine    = "Kun set efter: intet er ændret. Afleveret til arkivet: %s, svarede %s %s."
	periodLine     = "%s: fri tekst bevares året ud og %d år til"
	periodOwn      = "%s: slettes efter sin egen dato"

	parcelSealed = "Pakke %d er forseglet med %s og læst igennem: %s"

	returnSealed        = "Til pc %s (%s): %s, og kvittering for %s: %s"
	deliveryLine        = "pc %-2s %-20s pakke %d indlæst %s, %s. %s her."
	neverDelivered      = "pc %-2s %-20s har aldrig leveret"
	nobodyAdmitted      = "Ingen pc'er er tilmeldt endnu."
	coordinatorAdmitted = "Endnu en koordinator, %s (%s), kan begynde sin feltbog med %s."
	deviceShutOut       = "Pc %s (%s) er udelukket: det, den forsegler, indlæses ikke mere. Send returfiler, så alle får det at vide. Fortryd med --undo."
	deviceBack          = "Pc %s (%s) er med igen."
	bookEnrolled        = "Feltbogen er tilmeldt som pc %s. Alt, der er registreret, er med."
	relayedDelivery     = "pc %-2s %-20s har ikke leveret her. %s er kommet gennem en anden koordinator."
	nobodyWaits         = "Ingen venter på at blive lukket ind."
	waitingLine         = "»pc %s, %s«, siger den selv: pakke %d, forseglet %s, %d byte  [%s]"
	waitsForWords       = "  %s venter forseglet i indbakken på seks ord fra »pc %s, %s«. Ring til den, der bruger pc'en, bed om ordene, og kør »feltbog admit BOOK --words …«."
	strangerAdmitted    = "Lukket ind som pc %s (%s). Den får det at vide med næste returfil."
	parcelDiscarded     = "Pakken er kasseret uden at være åbnet."
	sixWords            = "%s"
	receivedLine        = "  koordinatoren har nu modtaget %s herfra"
	copyLine            = "  feltbogen er en kopi af den fra pc %s"
	forkLine            = "  pakke %d blev ikke indlæst: feltbogen fra pc %s er i brug to steder (%s). Lav returfiler med »feltbog send-back«, og indlæs den begge steder; kopien bliver så en pc for sig, og intet går tabt."
	becameLine          = "  denne feltbog er en kopi, og en anden bruger dens gamle bogstav. Den er nu pc %s; %s, som kun fandtes her, leveres med næste pakke."
	wasLine             = "Feltbogen er en kopi: den var pc %s og er nu pc %s."

	parcelOutside = "%d byte, kan åbnes med %s. Resten er forseglet."
	parcelInside  = "Pakke %d fra pc %s (%s), forseglet %s: %d ændringer i %d poster. Underskriften passer med den nøgle, pakken selv bringer.\n%s"

	parcelFiles    = "%d bilag, i alt %s: %s"
	reserveWritten = "Reservenøglen er skrevet i %s og ligger ikke længere i feltbogen. Print siden, læg den i et pengeskab, og slet filen."
	reserveInBook  = "Reservenøglen ligger i feltbogen og går tabt sammen med den. Skriv den ud med »feltbog reserve«, og læg den i et pengeskab."
	onePassphrase  = "én adgangssætning"

	oldWord      = "gammel værdi"
	oldsWord     = "gamle værdier"
	keyWord      = "nøgle"
	keysWord     = "nøgler"
	changeWord   = "ændring"
	changesWord  = "ændringer"
	onlyLooked   = "Kun set efter: intet er ændret."
	parcelTaken  = "Pakke %d fra pc %s (%s): %s"
	takenInAll   = "%s i alt: %s"
	countLine    = "%s, %s (%d sat sammen), %s, %s"
	gapLine      = "  mangler: ændring %[2]d-%[3]d fra pc %[1]s. Bed om en ny pakke fra den."
	clockAhead   = "uret på pc %s er %s foran"
	clockBehind  = "forseglet for %[2]s siden, eller uret på pc %[1]s er bagud"
	conflictLine = "  konflikt: %s %s"

	conflictHead  = "%s %s · %s"
	baseLine      = "  før: »%s«"
	sideLine      = "  »%s«  pc %s %s, %s  [%s]"
	editLine      = "     har rettet: %s"
	childLine     = "     har tilføjet: %s %s %s"
	openLine      = "  venter på en afgørelse hos koordinatoren"
	softLine      = "  venter ikke på nogen: feltets egen regel gælder"
	conflictTotal = "%s venter på en afgørelse"

	conflictSettled = "Afgjort: %s %s · %s (%s)"

	pairHead        = "%s, ens eller næsten ens: %s"
	refLine         = "  %-13s pc %s  %s"
	pairTotal       = "%s er måske registreret to gange"
	judgedSame      = "%s %s og %s %s tæller fra nu af som ét."
	judgedDifferent = "%s %s og %s %s er to forskellige. Det huskes."
	oneThing        = "Disse tæller nu som ét:"
	twiceLine       = "  måske registreret to gange: %d par. Se »feltbog duplicates«."

	figureLine   = "%10s  %s"
	sourceLine   = "    %-13s %-10s  pc %s, %s: %s"
	madeHere     = "registreret her"
	paperWritten = "Rapporten for %d er skrevet: %s"

	bookHealthy  = "Feltbogen er i orden: %d poster, %d ændringer."
	rescuedLine  = "Det, der kunne læses, er i %s: %d poster, %d ændringer. Adgangssætning og gendannelseskode er de samme."
	lostPages    = "%d af %d sider i %s kunne ikke læses. Den er ikke rørt; lad den ligge, til du har set, at alt er der."
	rescuedFrom  = "Sikkerhedskopien fra %s har givet det, den havde af resten."
	stillMissing = "Ændringer, der mangler: %d. Kom de med en pakke, så bed om den igen med alt (seal --all), og indlæs den."

	bookRebuilt = "Feltbogens lister, søgning og tal er dannet på ny ud fra journalen."
)

// likenessWords are what makes two records look like one, as they stand in a list.
var likenessWords = map[string]string{
	"name":  "navn",
	"kind":  "slags",
	"owner": "ejer",
	"area":  "område",
	"cvr":   "CVR-nummer",
}

// personalWords are the kinds of personal data, as they stand after "indeholder måske".
var personalWords = map[string]string{
	"cpr":       "et CPR-nummer",
	"mail":      "en mailadresse",
	"phone":     "et telefonnummer",
	"address":   "en adresse",
	"name":      "et navn på en borger",
	"sensitive": "en følsom oplysning",
}

// noticeWords say what became of a book when it was opened.
var noticeWords = map[string]string{
	"copied":   "Denne feltbog er kopieret hertil fra en anden pc eller bruger. Den var pc %s og er nu pc %s, så numrene ikke støder sammen. Alt i den er uændret.",
	"set-back": "Denne feltbog er ældre end det, der allerede er leveret fra den. Den var pc %s og er nu pc %s. Hent resten med næste returfil fra koordinatoren.",
	"blind":    "Feltbog kan ikke huske noget uden for feltbogen på denne pc. Alt kan registreres, men brug ikke kopier af feltbogen.",
}

// warningWords say what is wrong with where a book lies.
var warningWords = map[string]string{
	boot.Synced:    "Feltbogen ligger i en mappe, som %s kopierer, mens den er åben. Det kan ødelægge den. Flyt den og dens nøglefil til en mappe på pc'en.",
	boot.Network:   "Feltbogen ligger på et netværksdrev. Går forbindelsen, kan den tage skade. Flyt den og dens nøglefil til en mappe på pc'en.",
	boot.Removable: "Feltbogen ligger på en nøgle eller et kort, der kan trækkes ud. Flyt den og dens nøglefil til en mappe på pc'en, og brug nøglen til pakker og sikkerhedskopier.",
	boot.NoBackup:  "Den seneste sikkerhedskopi lykkedes ikke. Frigør plads, eller gem en kopi på en nøgle med »feltbog backup«.",
}

// problemWords say what a check found and what can be done about it.
var problemWords = map[string]string{
	"pages":      "Filen selv er beskadiget. Gem en kopi af den, og hent den nyeste sikkerhedskopi frem.",
	"references": "Noget i filen peger på noget, der mangler. Gem en kopi af den, og kontakt it.",
	"journal":    "En ændring i journalen kan ikke læses. Gem en kopi af filen, og kontakt it.",
	"held":       "Listen over bogens ændringer svarer ikke til journalen. Kør »feltbog rebuild«.",
	"projection": "Listerne svarer ikke til journalen. Kør »feltbog rebuild«.",
	"chunks":     "Indholdet af et bilag mangler eller er ikke, som det var. Bed den, der vedhæftede det, om en pakke med alt (seal --all), og indlæs den.",
	"search":     "Søgningen svarer ikke til teksterne. Kør »feltbog rebuild«.",
}

// archiveWords are the answers to the archive question.
var archiveWords = map[string]string{"yes": "ja", "no": "nej, det skal ikke bevares"}

// groundWords are why something was erased.
var groundWords = map[boot.Ground]string{
	"requested": "efter anmodning",
	"mistaken":  "skulle ikke være skrevet",
	"expired":   "opbevaringsfristen er udløbet",
}

func yesNo(truth bool) string {
	if truth {
		return "ja"
	}
	return "nej"
}

func orNothing(text string) string {
	if text == "" {
		return nothing
	}
	return text
}

// counts says in words what taking in did.
func counts(a boot.Account) string {
	return fmt.Sprintf(countLine, howMany(a.New, "ny post", "nye poster"), howMany(a.Updated, "rettet", "rettede"),
		a.Combined, howMany(a.Already, "ændring havde vi", "ændringer havde vi"), howMany(a.Conflicts, "konflikt", "konflikter"))
}

// silence says in words how long ago a laptop delivered.
func silence(days int) string {
	if days == 0 {
		return "i dag"
	}
	return fmt.Sprintf("for %s siden", howMany(days, "dag", "dage"))
}

// clockWords tells of a sender's clock that is days ahead, or behind if negative. A parcel that was long
// on its way looks the same as a clock that is behind.
func clockWords(letter string, days int64) string {
	if days > 0 {
		return fmt.Sprintf(clockAhead, letter, howMany(int(days), "dag", "dage"))
	}
	return fmt.Sprintf(clockBehind, letter, howMany(int(-days), "dag", "dage"))
}

// howMany is a number with its noun: one of them, or several.
func howMany(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
