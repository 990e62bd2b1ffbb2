"""The words that binding reasons with: data only.

A family holds words for the same event or thing; its name is our own.
"""

from __future__ import annotations

STOP = frozenset(
    """a an the this that these those some any each every all both either neither no not nor
    i me my mine we us our ours you your yours he him his himself she her hers herself it its itself they them their
    theirs themselves who whom whose which what where when why how there here then than so too very just only also
    even still yet already again ever never much many more most less least few fewer several such same own other
    another else of in on at by for from to into onto with within without about above below over under up down out off
    through during before after since until till against between among across along around near per via as like
    and or but if because while whereas although though unless once
    be am is are was were been being have has had having do does did doing done will would shall should can could may
    might must ought s t d ll re ve m don didn doesn isn wasn weren won't
    say says said tell told according add adds added
    one two three four five six seven eight nine ten eleven twelve hundred thousand million billion
    first second third cent percent per bn mn pp former current total overall nearly almost
    approximately estimated roughly some
    passage article text document summary source describe describes mentions mention provides discusses concise
    following key core information pieces including include includes included well known however meanwhile despite
    mr mrs ms dr sir dame lord lady""".split()
)
"""Words that bind nothing to anything."""

PRONOUNS = frozenset("he she it they his her its their him them who which that this these those we i you".split())

SAYING = frozenset(
    """say says said saying tell tells told add adds added claim claims claimed state states stated announce announces
    announced report reports reported according estimate estimates estimated believe believes believed warn warns
    warned insist insists insisted explain explains explained note notes noted confirm confirms confirmed allege
    alleges alleged argue argues argued write writes wrote tweeted put puts expect expects expected reckon reckons
    reckoned forecast forecasts project projects projected predict predicts predicted indicate indicates indicated
    maintain maintains maintained show shows showed verify verified find finds found calculate calculates
    calculated""".split()
)
"""Verbs that give a statement to a speaker."""

ANY_SPEAKER = frozenset(
    """official officials authority authorities company firm agency ministry department spokesman spokeswoman
    spokesperson report study statement group researcher researchers scientist scientists analyst analysts
    expert experts bank chain owner owners opposition rival earlier organisation organization team author
    authors source sources survey poll data figures results minister leader director head chief executive
    president chairman manager critics people local""".split()
)
"""Nouns by which almost any speaker may be called again."""

RECALLED = frozenset("union mission board club charity council committee party".split())
"""Nouns by which a body that was named may be called again."""

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "lives": "life", "wives": "wife",
    "died": "die", "dying": "die", "dies": "die", "dead": "dead", "deaths": "death", "lost": "lose", "loses": "lose",
    "won": "win", "winning": "win", "beaten": "beat", "fell": "fall", "fallen": "fall", "rose": "rise",
    "risen": "rise", "grew": "grow", "grown": "grow", "growth": "grow", "fled": "flee", "flew": "fly", "born": "born",
    "birth": "born", "bought": "buy", "sold": "sell", "sale": "sell", "sales": "sell", "shot": "shoot",
    "shootings": "shoot", "stole": "steal", "stolen": "steal", "gave": "give", "given": "give", "took": "take",
    "taken": "take", "made": "make", "came": "come", "went": "go", "gone": "go", "found": "find", "began": "begin",
    "begun": "begin", "beginning": "begin", "ran": "run", "running": "run", "held": "hold", "led": "lead",
    "left": "leave", "met": "meet", "paid": "pay", "spent": "spend", "spending": "spend", "built": "build",
    "sent": "send", "wrote": "write", "written": "write", "broke": "break", "broken": "break", "caught": "catch",
    "drove": "drive", "driven": "drive", "fought": "fight", "hit": "hit", "kept": "keep", "struck": "strike",
    "sought": "seek", "stood": "stand", "sang": "sing", "sung": "sing", "became": "become", "chose": "choose",
    "chosen": "choose", "knew": "know", "taught": "teach", "saw": "see", "seen": "see", "felt": "feel",
    "thrown": "throw", "threw": "throw", "worn": "wear", "wore": "wear", "swam": "swim", "swimming": "swim",
    "rode": "ride", "ridden": "ride", "slain": "slay", "got": "get", "lay": "lie", "brought": "bring",
    "thought": "think", "loss": "lose", "losses": "lose", "choice": "choose", "sold-out": "sell",
    "analyses": "analysis", "feet": "foot", "teeth": "tooth",
}  # fmt: skip
"""Forms that no suffix rule reaches."""

FAMILIES = {
    "die": "die dead death toll deadly kill killing fatal fatality slay massacre lethal",
    "murder": "murder manslaughter homicide",
    "injure": "injure injury hurt wound",
    "missing": "missing unaccounted",
    "displace": "displace displacement",
    "flee": "flee refugee",
    "arrest": "arrest detain detention custody",
    "charge": "charge indict indictment",
    "convict": "convict conviction guilty",
    "sentence": "sentence jail imprison prison imprisonment",
    "win": "win winner victory beat defeated triumph champion victorious overcome",
    "lose": "lose loser defeat",
    "draw": "draw tie stalemate",
    "up": "rise grow increase climb soar jump surge gain hike raise leap upward",
    "down": "fall drop decline decrease plunge slump tumble dip reduce reduction cut slash shrink",
    "double": "double",
    "buy": "buy acquire acquisition purchase takeover",
    "sell": "sell auction",
    "found": "found founder establish establishment form formation launch create creation set start",
    "born": "born",
    "appoint": "appoint hire recruit",
    "resign": "resign resignation quit",
    "marry": "marry marriage wed wedding",
    "divorce": "divorce",
    "score": "score goal net scorer equalise equalize equaliser",
    "shoot": "shoot down gunfire gunman gunmen shooter gunshot",
    "crash": "crash collision collide",
    "earthquake": "earthquake quake tremor",
    "release": "release free freed",
    "kidnap": "kidnap abduct hostage abduction captive captivity capture",
    "deploy": "deploy deployment",
    "strike": "airstrike airstrikes",
    "bomb": "bomb bombing blast explosion explode",
    "fire": "fire blaze",
    "vote": "vote ballot poll",
    "elect": "elect election",
    "approve": "approve approval pass back greenlight",
    "reject": "reject rejection refuse refusal turn",
    "price": "price cost",
    "profit": "profit earnings",
    "revenue": "revenue turnover",
    "company": "company firm business corporation",
    "person": "person individual human",
    "man": "man gentleman",
    "woman": "woman lady",
    "police": "police officer constable detective",
    "contract": "contract deal agreement",
    "child": "child kid youngster",
    "car": "car vehicle",
    "plane": "plane aircraft jet airliner",
    "match": "match game fixture clash tie",
    "team": "team side squad",
    "film": "film movie",
    "show": "sitcom series programme show",
    "song": "song single track",
    "album": "album record",
    "country": "country nation",
    "job": "job redundancy post",
    "worker": "worker employee staff workforce",
    "house": "house home property",
    "wicket": "wicket",
    "ace": "ace hole",
    "prize": "prize award",
    "doctor": "doctor physician medic",
    "student": "student pupil",
    "debut": "debut",
    "study": "study research",
    "move": "move relocate switch transition",
    "finish": "finish end conclude complete",
    "begin": "begin commence open",
    "return": "return comeback",
    "attack": "attack assault",
    "demonstrate": "protest demonstrate demonstration rally march",
    "leave": "leave depart departure",
    "join": "join sign",
    "hospital": "hospital hospitalise hospitalize",
    "fine": "fine penalty",
    "visit": "visit tour trip",
    "plan": "plan propose proposal",
    "church": "church chapel parish",
    "university": "university college",
    "road": "road street",
    "boss": "boss manager coach",
    "chief": "chief head",
    "chairman": "chairman chair chairwoman chairperson",
    "striker": "striker forward",
    "goalkeeper": "goalkeeper keeper",
    "lorry": "lorry truck",
    "conservative": "conservative tory tories",
    "cinema": "cinema theatre theater",
}
"""Family name -> its words. A word is in one family at most; the first listed keeps it."""

RISES = frozenset("rise rises increase increases growth gain gains jump surge hike climb uptick".split())
"""Nouns of a change upwards; `FALLS` downwards."""
FALLS = frozenset("fall falls drop drops decline decrease reduction cut cuts slump plunge dip slide".split())
RISING = frozenset(
    """rise rises rose risen rising grow grows grew grown growing increase increases increased increasing climb climbs
    climbed climbing soared jumped jumping surged raised raising raises gained gaining advanced expanded widened lifted
    strengthened""".split()
)
"""Verbs of a change upwards; `FALLING` downwards."""
FALLING = frozenset(
    """fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases
    decreased decreasing plunged slumped tumbled dipped slipped slips slid shrank shrunk shrinking lowered lowering
    reduced reduces reducing cut cuts cutting slashed sank narrowed weakened contracted slowed""".split()
)

PARTS = frozenset("half period quarter round set leg inning minut plac divis clas".split())
"""Parts of a whole that ranks number: the second half is not the second of anything else."""

"""People of one sort: a part of any "people"."""

DEMONYMS = {
    "american": "america",
    "british": "britain",
    "briton": "britain",
    "english": "england",
    "scottish": "scotland",
    "scot": "scotland",
    "welsh": "wales",
    "welshman": "wales",
    "irish": "ireland",
    "french": "france",
    "german": "germany",
    "italian": "italy",
    "spanish": "spain",
    "spaniard": "spain",
    "russian": "russia",
    "chinese": "china",
    "japanese": "japan",
    "indian": "india",
    "australian": "australia",
    "canadian": "canada",
    "dutch": "netherlands",
    "swedish": "sweden",
    "swede": "sweden",
    "norwegian": "norway",
    "danish": "denmark",
    "dane": "denmark",
    "finnish": "finland",
    "polish": "poland",
    "turkish": "turkey",
    "turk": "turkey",
    "greek": "greece",
    "israeli": "israel",
    "palestinian": "palestine",
    "syrian": "syria",
    "iraqi": "iraq",
    "iranian": "iran",
    "afghan": "afghanistan",
    "pakistani": "pakistan",
    "egyptian": "egypt",
    "moroccan": "morocco",
    "brazilian": "brazil",
    "mexican": "mexico",
    "argentine": "argentina",
    "argentinian": "argentina",
    "korean": "korea",
    "ukrainian": "ukraine",
    "european": "europe",
    "african": "africa",
    "asian": "asia",
    "colombian": "colombia",
    "portuguese": "portugal",
    "belgian": "belgium",
    "austrian": "austria",
    "swiss": "switzerland",
    "hungarian": "hungary",
    "romanian": "romania",
    "bulgarian": "bulgaria",
    "serbian": "serbia",
    "croatian": "croatia",
    "lebanese": "lebanon",
    "saudi": "arabia",
    "yemeni": "yemen",
    "nigerian": "nigeria",
    "kenyan": "kenya",
    "thai": "thailand",
    "vietnamese": "vietnam",
    "indonesian": "indonesia",
    "cuban": "cuba",
    "northern": "north",
    "southern": "south",
    "eastern": "east",
    "western": "west",
    "us": "america",
    "usa": "america",
    "uk": "britain",
    "u.s": "america",
    "u.k": "britain",
    "eu": "europe",
}
"""Word for a people or a short form -> the place."""

VERBS = frozenset(
    """burn drown plant borrow store count treat flood sink melt shrink lend steer dig mine fund fine admit deliver
    donate export import inspect insure invent mend merge paint plough pour print rebuild repair rent reopen restore
    seal settle ship smash strip supply survive sweep test tow trade transfer trap tour vanish verify accept accuse
    achieve act admit agree aim allow announce appear appoint argue arrest arrive ask attack attend
    award ban beat become begin believe bring build buy call cancel capture carry catch cause celebrate change charge
    claim clear climb close collect come complete confirm contain continue convict cost cover create cut damage decide
    deny describe destroy die direct discover draw drive drop earn elect employ end enter equalise establish evacuate
    expect explode face fail fall feature fight fill find finish flee fly follow force form found gain get give go
    grow happen have help hit hold hope host hurt identify increase injure invest involve join keep kick kidnap kill
    know land last launch lead leave lie lift list live look lose make manage mark marry mean measure meet miss move
    name need offer open order own pass pay plan play play post pull push put raise reach receive recover reduce
    refuse reject release remain remove replace report represent rescue resign retire return reveal ride rise rule run
    say score see seek seize sell send serve set shoot show shut sign sing sit spark speak spend spread stand star
    start state stay steal stop strike study suffer support surge take target teach tell test think throw top total
    train travel try turn use visit vote vow wait walk want warn watch wear welcome win work worth wound write
    say says said tell told is are was were be been being has have had will would could can may might must do does
    did""".split()
)
"""Base forms of the verbs of news prose, and the auxiliaries."""

AUXILIARIES = frozenset(
    """is are was were be been being am has have had will would could can may might must shall should do does
    did""".split()
)

MODALS = frozenset("will would could can may might must shall should to".split())

DETERMINERS = frozenset(
    """a an the this that these those his her its their our my your no some any each every another of in at for with
    by from on s""".split()
)
"""What a noun follows and a finite verb does not."""

SAME_PAST = frozenset("beat hit put cut set shut cost quit hurt spread burst cast split let read bid led left".split())
"""Verbs whose past is their base, or another word's."""

PREPOSITIONS = frozenset(
    """in on at by for from to into with within without about above over under during before after since until against
    between among across along around near per via as of through despite amid""".split()
)

ADVERBS = frozenset(
    """later earlier ago ahead clear old away apart long straight running row consecutive now then currently previously
    together altogether respectively alone today yesterday tomorrow tonight back home abroad worldwide""".split()
)
"""Words beside a noun that are no part of it."""

OPENERS = frozenset(
    """while whereas although though because after before when which who whom whose where until unless as since
    if""".split()
)
"""Words that open a clause of their own, comma or not."""

JOINERS = frozenset("and but or then so yet with including following".split())
"""Words that open a clause after a comma, or before a verb."""

ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sen rep gov gen col lt sgt capt rev hon jr sr vs v no nos vol fig inc ltd co corp plc dept
    est approx ca cf e.g i.e etc al jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s
    u.k a.m p.m ft in lb oz km kg""".split()
)
"""Words whose full stop ends no sentence."""
