#!/bin/sh
# One negotiation as the commands its penholders would type: `make demo` runs it on a copy, in build/demo.
# The positions are illustrative, invented for this page: they are not those of any State, then or now.
set -eu
S=afghanistan-2021
DAY=2021-08-13T

say() { if [ -t 1 ]; then printf '\n\033[1m== %s\033[0m\n' "$*"; else printf '\n== %s\n' "$*"; fi; }
show() {
    printf '$ drafter'
    for word; do case $word in *[!A-Za-z0-9_./:=,+-]*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac; done
    printf '\n'
}
run() { printf '\n'; show "$@"; drafter "$@"; }
quietly() { show "$@"; drafter "$@" > /dev/null; }
expect() { code=0; want=$1; shift; run "$@" || code=$?; [ "$code" -eq "$want" ] || { echo "exit $code, not $want"; exit 1; }; }
answer() { printf 'answer: {seen: rev-1, says: %s, when: "%s"}\n' "$2" "$DAY$3" >> "statements/$S/positions/$1.yaml"; }

say "12 August, morning. Estonia and Norway draft what they would ask for, and send it out."
quietly draft $S --by EST --at 2021-08-12T10:00-04:00
run circulate $S zero-draft --by EST --at 2021-08-12T10:30-04:00
run export $S zero-draft --draft -o zero-draft.docx

say "Evening. The positions are in: do the fifteen agree?"
expect 1 check $S --at 2021-08-12T19:00-04:00

say "13 August. What is the strongest text that those heard leave open?"
run draft $S --aim common --at ${DAY}08:30-04:00

say "The penholders take what they can, one proposal at a time, and step down where they must."
run amend $S --take CHN-1 --by NOR --note "addressed to all parties" --at ${DAY}09:00-04:00
quietly amend $S --take RUS-2 --by NOR --at ${DAY}09:10-04:00
quietly amend $S --take RUS-1 --by NOR --note "the Council keeps its unity" --at ${DAY}09:20-04:00
quietly amend $S attacks --rung deplore --by EST --note "the one rung that is open" --at ${DAY}09:40-04:00
quietly amend $S emirate --rung no-force --by EST --at ${DAY}09:50-04:00
quietly amend $S --take MEX-1 --by EST --at ${DAY}10:10-04:00
quietly amend $S --take IND-1 --by EST --at ${DAY}10:20-04:00
quietly amend $S --take TUN-1 --by NOR --at ${DAY}10:30-04:00
quietly amend $S --take IRL-1 --by NOR --at ${DAY}10:40-04:00
run circulate $S rev-1 --by NOR --at ${DAY}12:00-04:00
run redline $S zero-draft rev-1 -o redline.docx

say "Rev.1 is out. Nobody has answered on it, so nobody has agreed to it."
expect 1 check $S --at ${DAY}12:30-04:00

say "Capitals answer. France gives up one proposal; a capital's word is one line in its file."
awk '{ print } /id: FRA-1/ { print "    withdrawn: rev-1" }' "statements/$S/positions/FRA.yaml" > FRA.new
mv FRA.new "statements/$S/positions/FRA.yaml"
answer EST joins 16:00-04:00
answer NOR joins 16:00-04:00
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
expect 1 check $S --at ${DAY}17:26-04:00
answer RUS joins 17:30-04:00
expect 0 check $S --at ${DAY}17:31-04:00

say "Agreed. Both penholders let this very text go, and only now is there a final file."
expect 1 export $S -o statement.docx --at ${DAY}17:45-04:00
run release $S --by EST --at ${DAY}18:00-04:00
run release $S --by NOR --at ${DAY}18:05-04:00
run export $S -o statement.docx --at ${DAY}18:10-04:00

say "What happened, and whether the record is whole."
run log $S
run verify $S

printf '\nMade, in %s:\n  zero-draft.docx   what was asked, DRAFT on every page\n  redline.docx      zero draft to Rev.1 as tracked changes\n  statement.docx    the agreed text\n' "${DEMO:-$(basename "$PWD")}"
