#!/bin/sh
# One negotiation as the commands its penholders would type: `make demo` runs it on a copy, in build/demo.
# The positions are illustrative, invented for this page: they are not those of any State, then or now.
set -eu
S=afghanistan-2021
DAY=2021-08-13T
NEXT=2021-08-16T

say() { if [ -t 1 ]; then printf '\n\033[1m== %s\033[0m\n' "$*"; else printf '\n== %s\n' "$*"; fi; }
show() {
    printf '$ drafter'
    for word; do case $word in *[!A-Za-z0-9_./:=,+-]*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac; done
    printf '\n'
}
run() { printf '\n'; show "$@"; drafter "$@"; }
quietly() { show "$@"; drafter "$@" > /dev/null; }
expect() { code=0; want=$1; shift; run "$@" || code=$?; [ "$code" -eq "$want" ] || { echo "exit $code, not $want"; exit 1; }; }
answer() { printf 'answer: {seen: rev-2, says: %s, when: "%s"}\n' "$2" "${NEXT}$3" >> "statements/$S/positions/$1.yaml"; }

say "12 August, morning. Estonia and Norway draft what they would ask for, and send it out."
quietly draft $S --by EST --at 2021-08-12T10:00-04:00
run circulate $S zero-draft --by EST --at 2021-08-12T10:30-04:00
run export $S zero-draft --draft -o zero-draft.docx

say "Evening. The positions are in: do the fifteen agree?"
expect 1 check $S --at 2021-08-12T19:00-04:00

say "Who would change what? Every proposal, side by side, under the names that may be shown."
run merge $S --trade
run merge $S --docx -o compilation.docx --at 2021-08-12T19:10-04:00

say "13 August. What is open on the contested words?"
run draft $S --aim options

say "What could be adopted on the positions recorded, and who would have to be asked for one step more?"
run bridge $S

say "The penholders rule, paragraph by paragraph: what is taken, what is refused and why."
run resolve $S --take CHN-1 --by NOR --note "addressed to all parties" --at ${DAY}09:00-04:00
run resolve $S --take RUS-1 --by NOR --note "the Council keeps its unity" --at ${DAY}09:10-04:00
quietly resolve $S --take RUS-2 --by NOR --at ${DAY}09:20-04:00
cat > choices.yaml <<END
# What the two penholders agreed over lunch, for these very words and no others.
text: $(drafter show $S --digest)
choices:
  rights:
    words: >-
      expresses deep concern at reports that women and girls in areas under Taliban control are being kept from
      school, from health care, from work and from public life
    note: Ireland and France in one list
  talks: {take: KEN-1, note: shorter than the other}
  women: {take: MEX-1, note: goes further than Niger's words}
  justice: {take: [EST-1, FRA-1]}
  territory: {take: IND-1}
  aid-access: {take: TUN-1}
  settlement: {keep: true, note: agreed language since the spring}
  terrorism: {refuse: GBR-1, note: the order stays}
END
run resolve $S --choices choices.yaml --by EST --at ${DAY}13:00-04:00
run resolve $S --settle --by NOR --note "our own" --at ${DAY}13:10-04:00
quietly amend $S attacks --rung deplore --by EST --note "the one rung that is open" --at ${DAY}13:20-04:00
quietly resolve $S --refuse USA-1 --by EST --note "cities and towns say it" --at ${DAY}13:25-04:00
quietly amend $S emirate --rung no-force --by EST --at ${DAY}13:30-04:00
run merge $S --trade
run circulate $S rev-1 --by NOR --at ${DAY}15:00-04:00
run redline $S zero-draft rev-1 -o redline.docx
run redline $S zero-draft rev-1 --side-by-side -o side-by-side.docx
expect 1 diff $S zero-draft rev-1 --summary

say "What does one capital have to look at again?"
run status $S IRL --at ${DAY}15:30-04:00

say "15 August. China would join a statement to the press, not one by the President."
awk '{ print } /^views:/ { print "  - {about: form, seen: rev-1, stance: object, say: A statement to the press would do.}" }' \
    "statements/$S/positions/CHN.yaml" > CHN.new
mv CHN.new "statements/$S/positions/CHN.yaml"
expect 1 check $S --at 2021-08-15T12:00-04:00

say "16 August. The same text in another form: the grammar changes, and nothing else does."
run recast $S --form press-statement --by EST --note "the form that is open" --at ${NEXT}09:00-04:00
run circulate $S rev-2 --by EST --at ${NEXT}10:00-04:00
expect 1 diff $S rev-1 rev-2
expect 1 check $S --at ${NEXT}10:30-04:00

say "Capitals answer on the new text. Ireland sees its clinics in the compromise, and gives up its own words for it."
awk '{ print } /id: IRL-1/ { print "    withdrawn: rev-2" }' "statements/$S/positions/IRL.yaml" > IRL.new
mv IRL.new "statements/$S/positions/IRL.yaml"
answer EST 'joins, cosponsors: true' 16:00-04:00
answer NOR 'joins, cosponsors: true' 16:00-04:00
answer IRL joins 16:10-04:00
answer GBR joins 16:15-04:00
answer FRA joins 16:20-04:00
answer TUN joins 16:30-04:00
answer USA joins 16:35-04:00
answer IND joins 16:40-04:00
answer VCT joins 16:45-04:00
answer MEX 'joins, reserve: {emirate: "Mexico does not pronounce itself on the recognition of governments."}' 16:50-04:00
answer VNM 'joins, except: [attacks]' 17:00-04:00
answer KEN joins 17:05-04:00
answer NER joins 17:10-04:00
answer CHN joins 17:25-04:00
expect 1 check $S --at ${NEXT}17:26-04:00
answer RUS joins 17:30-04:00
expect 0 check $S --at ${NEXT}17:31-04:00
run status $S --at ${NEXT}17:31-04:00

say "Agreed. Both penholders let this very text go, and only now is there a final file."
expect 1 export $S -o statement.docx --at ${NEXT}17:45-04:00
run release $S --by EST --at ${NEXT}18:00-04:00
run release $S --by NOR --at ${NEXT}18:05-04:00
run export $S -o statement.docx --at ${NEXT}18:10-04:00

say "What happened, who wrote which words, and whether the record is whole."
run log $S
run blame $S
run verify $S

say "All of it on one page, to look at before anybody reads."
run report $S -o report.html --at ${NEXT}18:10-04:00

printf '\nMade, in %s:\n' "${DEMO:-$(basename "$PWD")}"
printf '  zero-draft.docx    what was asked, DRAFT on every page\n'
printf '  compilation.docx   every proposal side by side, for the screen in the room\n'
printf '  redline.docx       zero draft to Rev.1 as tracked changes, with its cover note in redline-cover.docx\n'
printf '  side-by-side.docx  the same changes as a table: before, after, who and why\n'
printf '  statement.docx     the agreed text\n'
printf '  report.html        one page that shows it all: open it in a browser\n'
