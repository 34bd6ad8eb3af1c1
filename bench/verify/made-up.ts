/** Talks for where there are no corpora: enough to run every kind of change, too few to measure by. */
export const MADE_UP_TALKS: readonly (readonly [
  string,
  readonly { readonly speaker: string; readonly text: string }[],
])[] = [
  [
    'harbour-meeting',
    [
      {
        speaker: 'A',
        text: 'Good evening. We have 43 items on the list tonight, and I will not read all of them. The ferry pier in Tarnmouth was closed on March 4, because two beams had rotted through. It could open again in six weeks, if the timber comes.',
      },
      {
        speaker: 'B',
        text: 'Um, I have a question about that. Nobody told the fishermen, and they were standing there at five in the morning. That is not how you treat people who pay for the harbour. Will the council say sorry?',
      },
      {
        speaker: 'A',
        text: 'I can say it now. We are sorry, and we should have called every boat owner in Tarnmouth the night before. Mr. Brandt from the harbour office was ill, and there was no one else who had the list. That will not happen again.',
      },
      {
        speaker: 'C',
        text: 'May I add something? The repair costs 218,000 crowns, and we only have 150,000 in the fund. So we must ask the county, or we wait until the budget for next year. I would not wait, because the second beam is worse than the first one.',
      },
    ],
  ],
  [
    'bakers-podcast',
    [
      {
        speaker: 'A',
        text: 'You have been baking bread in Ulverdale for thirty years. What did you learn first?',
      },
      {
        speaker: 'B',
        text: 'That the dough does not care what time it is. My grandmother had three rules, and the first one was never to open the oven before twenty minutes were over. I opened it, of course. I was eleven, and she made me eat the whole loaf.',
      },
      { speaker: 'A', text: 'And how many loaves do you sell today?' },
      {
        speaker: 'B',
        text: 'About 640 on a Saturday, uh, and half of that on other days. We could sell more, but I want to sleep. When Hilde came from Norrfell in 2009 she said we should open a second shop. I said no, and I have not been sorry for one day.',
      },
    ],
  ],
  [
    'school-board',
    [
      {
        speaker: 'A',
        text: 'The board met on Tuesday and did not reach a decision. Four members voted for the new timetable and four voted against it. I cannot break a tie, so we will meet again in October.',
      },
      {
        speaker: 'B',
        text: 'Parents in Ostrava Street have waited for this since 2017. My daughter walks two miles in the dark, and she is nine. You may call it a timetable, but for us it is a question of safety.',
      },
      {
        speaker: 'A',
        text: 'I understand that. The bus company told us they might run a bus at seven if 25 children take it. They would never run it for ten, and I do not think they should.',
      },
    ],
  ],
  [
    'lighthouse-interview',
    [
      { speaker: 'A', text: 'When did the light on Skerry Point go out for the last time?' },
      {
        speaker: 'B',
        text: 'On the ninth of May 1988, at four in the afternoon. My father turned it off himself. He did not say a word, and then he made tea for all twelve of us. We were not allowed to take pictures.',
      },
      { speaker: 'A', text: 'Would he have wanted it to become a hotel?' },
      {
        speaker: 'B',
        text: 'He would have laughed. He could not stand visitors, and he once hid from the bishop of Lorne in the coal cellar. But he must have known that nobody else would pay for the roof.',
      },
    ],
  ],
]
