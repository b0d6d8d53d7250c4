"""Sixty original sentences in the manner of editorials, each with one judgement, its tone from -4 to 4 given by hand."""

_TOLD = """
2.5|The new clinic deserves praise.
-3.0|The collapse of the bridge was a disaster.
2.0|Voters rewarded an honest campaign.
-2.0|The minister lied to parliament in March.
0.0|The committee will meet again on Tuesday in the north wing.
1.5|Harvests improved for the third year.
-1.5|Young families worry about the winter.
2.0|The court's decision is a victory for both towns.
-2.0|The levy is unfair to small shops.
0.0|The report has four parts and an appendix with tables.
3.0|It was a brilliant evening at the old theatre.
-3.5|The regime tortures those who write about it.
1.0|The talks were useful to the port.
-1.0|There are doubts about who will pay.
0.0|The road runs along the river to the harbour.
1.5|Teachers returned to school with more respect than pay.
-2.5|The scandal followed the firm to Geneva.
-2.5|Corrupt officers kept the money for eleven years.
2.5|Her courage is what the city remembers.
-2.5|The invasion began before breakfast.
1.0|The mayor accepts that the timetable may improve.
-0.5|The answer came late.
0.0|Members vote by raising their right hand.
1.5|The reform is a sensible step.
-1.5|The law is a mistake, as the clerk said in June.
2.0|A splendid season ended on Saturday.
-2.5|The fraud was found by an accountant on her first day.
2.5|The rescue was a triumph, said nobody but the captain.
-3.5|The massacre has no monument.
0.0|The museum opens at nine and closes at five.
1.0|The bank's clients seem satisfied.
-1.5|The shortage of nurses is growing.
2.0|The treaty gave hope to two valleys.
-2.0|He spoke of the matter in threats.
2.0|The library is a treasure.
-1.0|The excuses are weak.
0.0|Three ferries cross the strait every morning.
2.5|The scientists have made an outstanding discovery.
-2.0|The factory's waste is poisonous.
-1.5|The minister's answer was evasive.
1.0|A second reading may bring clarity.
2.0|The generous gift was announced by telegram.
-2.0|It was a cowardly vote.
1.0|The compromise is fair.
-1.0|The new offices are cramped.
2.0|The republic has known prosperity since the canal was dug.
-3.0|What the pilots did to the hospital was an atrocity.
0.0|The speaker reads the names in the order of the alphabet.
1.5|Trade between the neighbours is thriving.
-1.5|The new rules confuse drivers.
-1.5|The negligent owner lives abroad.
1.5|The port recovered in a single summer.
0.0|The second volume covers the years of the canal's construction.
-1.5|It is a sad day for the province.
1.5|The air is cleaner than a decade ago.
-2.5|The governor's speech was a disgrace.
2.5|The volunteers were heroic.
-2.5|Hunger drove the villages to the coast.
0.0|The bridge will be painted green before the end of May.
-2.0|Critics of the plan were insulted at the door.
"""
RATED = [
    {"id": str(number), "article": str(number), "tone": float(tone), "text": text}
    for number, (tone, text) in enumerate(line.split("|") for line in _TOLD.strip().splitlines())
]
