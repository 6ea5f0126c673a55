"""The verbs that statements speak with: their inflections, and the way back from an inflected word to its verb.

Regular verbs follow the rules of spelling. The rules do not lead back alone ("noted" could be of "not"), so the
verbs of the room are listed: facts of the language, put together here.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Literal, get_args

Inflection = Literal["present", "past", "participle"]

# Bare verb, past, participle: what the rules of spelling would get wrong.
_IRREGULAR = {
    verb: (past, participle)
    for verb, past, participle in (
        row.split()
        for row in """
        abet abetted abetting; abhor abhorred abhorring; acquit acquitted acquitting; admit admitted admitting;
        allot allotted allotting; arise arose arising; ban banned banning; bar barred barring; be was being;
        bear bore bearing; become became becoming; befall befell befalling; begin began beginning;
        beset beset besetting; bind bound binding; break broke breaking; breed bred breeding; bring brought bringing;
        broadcast broadcast broadcasting; build built building; buy bought buying; cancel cancelled cancelling;
        cast cast casting; catch caught catching; choose chose choosing; come came coming;
        commit committed committing; compel compelled compelling; concur concurred concurring;
        confer conferred conferring; control controlled controlling; cost cost costing;
        counsel counselled counselling; cut cut cutting; deal dealt dealing; debar debarred debarring;
        defer deferred deferring; deter deterred deterring; die died dying; dispel dispelled dispelling;
        do did doing; draw drew drawing; drive drove driving; drop dropped dropping; embed embedded embedding;
        emit emitted emitting; enrol enrolled enrolling; equip equipped equipping; excel excelled excelling;
        expel expelled expelling; fall fell falling; feed fed feeding; feel felt feeling; fight fought fighting;
        find found finding; flag flagged flagging; flee fled fleeing; focus focused focusing;
        forbear forbore forbearing; forbid forbade forbidding; foresee foresaw foreseeing; forget forgot forgetting;
        forgive forgave forgiving; forgo forwent forgoing; freeze froze freezing; fulfil fulfilled fulfilling;
        get got getting; give gave giving; go went going; grow grew growing; have had having; hear heard hearing;
        hide hid hiding; hit hit hitting; hold held holding; hurt hurt hurting; impel impelled impelling;
        incur incurred incurring; infer inferred inferring; instil instilled instilling; keep kept keeping;
        know knew knowing; label labelled labelling; lay laid laying; lead led leading; leave left leaving;
        lend lent lending; let let letting; level levelled levelling; light lit lighting; lose lost losing;
        make made making; mean meant meaning; meet met meeting; mislead misled misleading; occur occurred occurring;
        omit omitted omitting; overcome overcame overcoming; overrun overran overrunning; oversee oversaw overseeing;
        overtake overtook overtaking; overthrow overthrew overthrowing; panic panicked panicking;
        patrol patrolled patrolling; pay paid paying; permit permitted permitting; plan planned planning;
        prefer preferred preferring; propel propelled propelling; put put putting; quit quit quitting;
        read read reading; rebuild rebuilt rebuilding; rebut rebutted rebutting; recommit recommitted recommitting;
        recur recurred recurring; refer referred referring; regret regretted regretting; remit remitted remitting;
        repel repelled repelling; rid rid ridding; rise rose rising; run ran running; say said saying;
        see saw seeing; seek sought seeking; sell sold selling; send sent sending; set set setting;
        shed shed shedding; shut shut shutting; signal signalled signalling; sit sat sitting; speak spoke speaking;
        spend spent spending; spread spread spreading; spring sprang springing; stand stood standing;
        steal stole stealing; stem stemmed stemming; step stepped stepping; stick stuck sticking;
        stop stopped stopping; strike struck striking; strive strove striving; submit submitted submitting;
        swear swore swearing; take took taking; teach taught teaching; tear tore tearing; tell told telling;
        think thought thinking; throw threw throwing; tie tied tying; transfer transferred transferring;
        transmit transmitted transmitting; travel travelled travelling; unbind unbound unbinding;
        undergo underwent undergoing; understand understood understanding; undertake undertook undertaking;
        undo undid undoing; uphold upheld upholding; wear wore wearing; win won winning;
        withdraw withdrew withdrawing; withhold withheld withholding; withstand withstood withstanding;
        write wrote writing
        """.split(";")
    )
}
_THIRD = {"be": "is", "have": "has"}
_PLURAL = {"is": "are", "has": "have", "was": "were"}
# Verbs that the rules inflect rightly.
_REGULAR = frozenset(
    """
    abide abolish accelerate accept acclaim accompany accord account achieve acknowledge acquire act adapt add
    address adhere adjourn adjust administer adopt advance advise advocate affect affirm afford aggravate agree aim
    alarm align allege alleviate allocate allow amend amount announce answer anticipate apologise apologize appeal
    appear applaud apply appoint appreciate approach approve argue arrange arrest ascertain ask aspire assemble
    assert assess assign assist associate assume assure attach attack attain attempt attend attribute authorise
    authorize avail avert avoid await award back balance base believe belong benefit blame bless block boost breach
    brief call care carry categorise categorize cause caution cease celebrate censure certify challenge change charge
    check cherish circulate cite claim clarify classify close collaborate collect combat combine command commemorate
    commence commend comment commission communicate compare compensate compete compile complain complement complete
    comply compose comprehend comprise compromise conceive concentrate concern conclude condemn condone conduct
    confirm confiscate confront congratulate connect consent conserve consider consist consolidate constitute
    construct consult contain contemplate contend contest continue contribute convene convert convey convince
    cooperate coordinate cope correct correspond count counter counteract cover create criticise criticize culminate
    cultivate curb curtail damage decide declare decline decrease decry dedicate deem deepen defend define degrade
    delay delegate delete deliver demand demarcate demilitarise demilitarize demobilise demobilize demonstrate
    denounce deny depend deplore deploy deprive derive describe deserve designate desire despair destroy detain
    detect deteriorate determine devalue develop devote dictate diminish direct disagree disappoint disapprove disarm
    disavow disband discharge disclose discontinue discourage discover discuss dismantle dismiss dispatch displace
    display dispose dispute disregard disrupt disseminate dissociate dissolve distinguish distribute disturb
    diversify divert divide document dominate donate double doubt draft ease echo educate elaborate elect elevate
    elicit eliminate embark embrace emerge emphasise emphasize employ empower enable enact encounter encourage end
    endanger endeavor endeavour endorse endure enforce engage enhance enjoy enlarge enlist enquire enrich ensure
    entail enter entertain entitle entrust envisage equate eradicate escalate escape establish estimate evacuate
    evade evaluate evict evolve exacerbate examine exceed except exchange exclude execute exempt exercise exert
    exhaust exhort exist expand expect expedite experience expire explain explore export express extend extradite
    face facilitate fail favor favour fear feature file finalise finalize finance finish fix follow foment forward
    foster free function fund further gain gather generate govern grant greet grieve guarantee guard guide hail halt
    hamper hand handle happen harbor harbour harm harmonise harmonize hasten heed help highlight hinder honor honour
    hope host identify ignore illustrate imagine impair impede implement implore imply import impose impress imprison
    improve incite include incorporate increase indicate induce influence inform infringe inhibit initiate inquire
    insist inspect inspire install institute instruct insure integrate intend intensify intercept interest interfere
    interpret intervene introduce invest investigate invite invoke involve isolate issue join judge justify lack
    lament land last launch learn legitimise legitimize lessen lift limit link liquidate list listen live locate look
    love maintain manage mandate manifest march mark massacre match mediate mention merge merit migrate minimise
    minimize mobilise mobilize moderate modify monitor motivate mourn move multiply name narrow necessitate need
    negotiate neutralise neutralize nominate normalise normalize note notify nurture obey object oblige observe
    obstruct obtain occasion occupy offer open operate oppose oppress opt order organise organize originate oust
    outline overturn owe own pardon participate pass pause penalise penalize perceive perform perpetrate perpetuate
    persecute persevere persist persuade phase pillage place play plead please pledge plunder point possess post
    postpone practise praise pray precede preclude predict prejudge prepare prescribe present preserve press presume
    prevail prevent proceed process proclaim procure produce profess profit progress prohibit prolong promise promote
    promulgate pronounce propagate propose proscribe prosecute protect protest prove provide provoke publicise
    publicize publish punish purchase pursue push qualify question quote raise ratify reach react reactivate reaffirm
    realise realize reappoint reason reassert reassess reassure rebuke recall receive recognise recognize recommend
    reconcile reconfirm reconsider reconstruct record recover recruit rectify redeploy redouble redress reduce refine
    reflect reform refrain refuse regard register regulate rehabilitate reinforce reinstate reiterate reject rejoice
    relate release relieve relocate rely remain remark remedy remember remind remove render renew renounce reopen
    repatriate repeal repeat replace reply report represent repress reprimand repudiate request require rescind
    reserve reside resist resolve resort respect respond restate restore restrain restrict result resume retain
    return reunite reveal revert review revise revitalise revitalize revive revoke reward risk rule safeguard salute
    sanction satisfy save schedule scrutinise scrutinize seal search secure seise seize select separate serve settle
    sever share shift show sign signify single solicit solve sound specify sponsor stabilise stabilize stage start
    state station stimulate stipulate strengthen stress structure struggle study subject subscribe substantiate
    succeed suffer suggest supersede supervise supplement supply support suppress surrender survey suspect suspend
    sustain sympathise sympathize tackle target task tend terminate test testify thank threaten tighten tolerate
    torture touch trace track trade train transform transition translate transport treat trigger trust try turn
    underline undermine underscore unify unite update upgrade uproot urge use utilise utilize vacate validate value
    verify view violate visit voice volunteer vote vow wait waive walk want warn warrant watch weaken weigh welcome
    widen wish witness wonder work worry worsen yearn yield
    """.split()
)
KNOWN: frozenset[str] = _REGULAR | _IRREGULAR.keys()


def inflect(verb: str, inflection: Inflection, plural: bool = False) -> str:
    """A bare verb in the third person present, the past, or the participle.

    >>> inflect("deplore", "present"), inflect("express", "past"), inflect("urge", "participle")
    ('deplores', 'expressed', 'urging')
    """
    ends_in_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    if inflection == "present":
        third = _THIRD.get(verb) or _third(verb, ends_in_y)
        return _PLURAL.get(third, verb) if plural else third
    if verb in _IRREGULAR:
        past, participle = _IRREGULAR[verb]
        word = past if inflection == "past" else participle
        return _PLURAL.get(word, word) if plural else word
    if inflection == "past":
        return verb[:-1] + "ied" if ends_in_y else verb + ("d" if verb.endswith("e") else "ed")
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb + "ing"


def _third(verb: str, ends_in_y: bool) -> str:
    if ends_in_y:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


@cache
def inflections(verb: str) -> frozenset[str]:
    """Every form that a bare verb takes in any form of statement."""
    kinds: tuple[Inflection, ...] = get_args(Inflection)
    return frozenset(inflect(verb, kind, plural) for kind in kinds for plural in (False, True)) | {verb}


def uninflected(word: str, inflection: Inflection, plural: bool = False, known: Collection[str] = KNOWN) -> str | None:
    """The bare verb of which a word is this very form: `uninflected(inflect(v, i, p), i, p) == v` for a known verb.

    Where the spelling leads back to several verbs, the one that is known; None where it leads to none, or where
    it takes knowing and not exactly one is known. A verb of parts (re-elect) is known by its last.

    >>> uninflected("took", "past"), uninflected("noted", "past"), uninflected("notes", "past")
    ('take', 'note', None)
    """
    stems = {word, word[:-1], word[:-2], word[:-3], word[:-3] + "y", word[:-3] + "e"} if word else set()
    found = {verb for verb in stems | _led_back(inflection, plural).get(word, frozenset()) if verb}
    found = {verb for verb in found if inflect(verb, inflection, plural) == word}
    if len(found) > 1:
        found = {verb for verb in found if is_known(verb, known)}
    return found.pop() if len(found) == 1 else None


@cache
def lemma(word: str) -> str:
    """The bare verb of which a word is any form, where that is a known one and only one; else the word.

    >>> [lemma(word) for word in ("condemned", "condemns", "condemning", "took", "harbour", "the")]
    ['condemn', 'condemn', 'condemn', 'take', 'harbour', 'the']
    """
    if word in KNOWN:
        return word
    kinds: tuple[Inflection, ...] = get_args(Inflection)
    found = {uninflected(word, kind, plural) for kind in kinds for plural in (False, True)}
    known = {verb for verb in found if verb and is_known(verb)}
    return known.pop() if len(known) == 1 else word


def is_known(verb: str, known: Collection[str] = KNOWN) -> bool:
    """Whether a bare verb is one of those known, or one of them behind a hyphen."""
    return verb in known or verb.rpartition("-")[2] in known


@cache
def _led_back(inflection: Inflection, plural: bool) -> dict[str, frozenset[str]]:
    """The irregular verbs by their inflected words."""
    found: dict[str, frozenset[str]] = {}
    for verb in _IRREGULAR.keys() | _THIRD.keys():
        word = inflect(verb, inflection, plural)
        found[word] = found.get(word, frozenset()) | {verb}
    return found


def bare(verb: str) -> str:
    """The bare verb of a third person singular present, by the rules of spelling where it is not known.

    >>> [bare(v) for v in ("condemns", "expresses", "urges", "reiterates", "stands", "has", "carries")]
    ['condemn', 'express', 'urge', 'reiterate', 'stand', 'have', 'carry']
    """
    if found := uninflected(verb, "present"):
        return found
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
