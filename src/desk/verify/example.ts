/** A made-up draft and the transcript of what was really said: one quote is right, others are not. */
export const EXAMPLE = {
  draft: `Ferry to run again by spring

PORT ANSLEY — The night ferry will run again by spring, harbour master Ida Holm told the town council on Tuesday.

“We have replaced both engines and the bow door,” Holm said. “Nobody sails on a boat that I would not put my own children on.”

She put the cost at a price the town could carry. “It comes to 5 million over four years,” she said.

Councillor Tom Sorrel was less sure. “The old boat was never safe … and we knew it,” he said.

“I will sign the permit in March,” Holm said.

Ferry company director Marta Lind said the crew had been trained. “This is the best crew on the coast,” she said.
`,
  source: `CHAIR: We come to the ferry. Ms. Holm.

HOLM: Thank you. We have replaced both engines and the bow door. Nobody sails on a boat that I would not put my own children on.

SORREL: And what does it cost us?

HOLM: It comes to 6 million over four years, with the insurance.

SORREL: The old boat was never safe in a north wind, I said so in this room ten years ago, and we knew it.

HOLM: I may sign the permit in March, if the inspector is content.
`,
} as const
