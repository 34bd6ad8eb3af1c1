import { expect, test } from 'vitest'
import { looksEnglish } from './looks-english.ts'

const texts: readonly (readonly [string, string, boolean])[] = [
  [
    'a report',
    'The bus never came, and the people who had waited for it since noon went home on foot, said a driver who was there with them at the stop by the old mill.',
    true,
  ],
  [
    'German',
    'Der Bus kam nicht, und die Leute, die seit dem Mittag auf ihn gewartet hatten, gingen zu Fuß nach Hause, sagte ein Fahrer, der mit ihnen an der Haltestelle neben der alten Mühle gestanden hatte.',
    false,
  ],
  [
    'French',
    'Le bus n’est jamais venu, et les gens qui l’attendaient depuis midi sont rentrés à pied, a dit un chauffeur qui se trouvait avec eux à l’arrêt près du vieux moulin, au bord de la rivière.',
    false,
  ],
  [
    'Spanish',
    'El autobús nunca llegó, y la gente que lo esperaba desde el mediodía volvió a casa a pie, dijo un conductor que estaba con ellos en la parada junto al viejo molino de la ciudad.',
    false,
  ],
  [
    'Russian',
    'Автобус так и не пришёл, и люди, ждавшие его с полудня, пошли домой пешком, сказал водитель, который стоял вместе с ними на остановке у старой мельницы на берегу реки за городом.',
    false,
  ],
  ['too few words', 'Bonjour tout le monde', true],
]

for (const [name, text, expected] of texts) test(name, () => expect(looksEnglish(text)).toBe(expected))
