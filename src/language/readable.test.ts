import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../../bench/linear.ts'
import { readable } from './readable.ts'

const languageOf = (text: string, declared: string | null = null) => readable(text, declared).language
const codesOf = (text: string) => readable(text, null).problems.map(({ code }) => code)

/** One story in many languages: a mayor leaves. */
const STORY: Readonly<Record<string, string>> = {
  de: 'Die Bürgermeisterin von Harrow, Ada Quill, ist am Montag zurückgetreten. „Ich habe einen Fehler gemacht“, sagte sie vor Journalisten. Ihr Stellvertreter übernimmt das Amt bis zur Wahl im Mai.',
  fr: 'La maire de Harrow, Ada Quill, a démissionné lundi. « J’ai commis une erreur », a déclaré Mme Quill devant les journalistes. Son adjoint a dit qu’il assurera l’intérim jusqu’aux élections de mai.',
  es: 'La alcaldesa de Harrow, Ada Quill, dimitió el lunes. «He cometido un error», dijo ante los periodistas. Su adjunto asumirá el cargo hasta las elecciones de mayo, según el ayuntamiento.',
  it: 'La sindaca di Harrow, Ada Quill, si è dimessa lunedì. «Ho commesso un errore», ha detto davanti ai giornalisti. Il suo vice assumerà la carica fino alle elezioni di maggio, secondo il comune.',
  pt: 'A prefeita de Harrow, Ada Quill, renunciou na segunda-feira. “Cometi um erro”, disse ela aos jornalistas. O vice assume o cargo até as eleições de maio, segundo a prefeitura da cidade.',
  nl: 'De burgemeester van Harrow, Ada Quill, is maandag afgetreden. “Ik heb een fout gemaakt”, zei ze tegen journalisten. Haar plaatsvervanger neemt het ambt waar tot de verkiezingen van mei.',
  pl: 'Burmistrz Harrow, Ada Quill, ustąpiła w poniedziałek. „Popełniłam błąd”, powiedziała dziennikarzom. Jej zastępca przejmie urząd do wyborów, które odbędą się w maju, jak podał ratusz.',
  tr: 'Harrow Belediye Başkanı Ada Quill pazartesi günü istifa etti. “Bir hata yaptım” dedi. Yardımcısı mayıs ayındaki seçimlere kadar görevi üstlenecek, ancak daha sonra ne olacağı belli değil.',
  ru: 'Мэр Харроу Ада Куилл в понедельник ушла в отставку. «Я совершила ошибку», — сказала она журналистам. Её заместитель будет исполнять обязанности до выборов в мае.',
  uk: 'Мерка Гарроу Ада Квілл у понеділок пішла у відставку. «Я зробила помилку», — сказала вона журналістам. Її заступник виконуватиме обовʼязки до виборів у травні.',
  ar: 'استقالت عمدة هارو آدا كويل يوم الاثنين. وقالت للصحفيين: «لقد ارتكبت خطأ». وسيتولى نائبها المنصب حتى الانتخابات في مايو أيار المقبل، وفقا لما أعلنته البلدية.',
  zh: '哈罗市长艾达·奎尔周一辞职。“我犯了一个错误，”她对记者说。她的副手将代理职务，直到五月选举。',
  ja: 'ハロー市のエイダ・クイル市長は月曜日に辞任した。「間違いを犯しました」と記者団に語った。',
  ko: '해로 시장 에이다 퀼이 월요일 사임했다. 그는 기자들에게 “실수를 했다”고 말했다.',
  el: 'Η δήμαρχος του Χάροου, Έιντα Κουίλ, παραιτήθηκε τη Δευτέρα. «Έκανα λάθος», είπε στους δημοσιογράφους.',
  sv: 'Borgmästaren i Harrow, Ada Quill, avgick på måndagen. ”Jag har gjort ett misstag”, sade hon till journalister. Hennes ställföreträdare tar över till valet i maj, enligt kommunen.',
}

describe('a text in another language is not read, and the language is named', () => {
  test.each(Object.entries(STORY))('%s', (language, text) => {
    const read = readable(text, null)
    expect(read).toMatchObject({ language, text: null, problems: [{ code: 'not-english', evidence: null }] })
  })

  test.each([
    ['de', '„Ich habe einen Fehler gemacht“, sagte Quill am Montag.'],
    ['fr', 'Bonjour tout le monde'],
    ['es', 'Dijo que no se va de la ciudad'],
    ['zh', '市长辞职'],
  ])('however short: %s', (language, text) => expect(languageOf(text)).toBe(language))

  test.each([
    [
      'Danish',
      'Borgmesteren i Harrow er gået af mandag. Hun siger, at hun ikke vil tale med pressen, og at det er en fejl af kommunen, som blev lavet for et år siden. Nu skal der være valg til maj.',
    ],
    [
      'Norwegian',
      'Ordføreren i Harrow gikk av mandag. Hun sier at hun ikke vil snakke med pressen, og at det er en feil av kommunen som ble gjort for et år siden. Nå skal det være valg i mai.',
    ],
  ])('%s is one of two neighbours', (_, text) => {
    expect(readable(text, null).text).toBeNull()
    expect(['da', 'nb', 'und']).toContain(languageOf(text))
  })

  test('one that is not known is left open, or is what its page says', () => {
    const text =
      'Meya wa Harrow, Ada Quill, alijiuzulu Jumatatu. Aliwaambia waandishi wa habari kwamba alifanya kosa. Naibu wake atachukua nafasi hiyo mpaka uchaguzi wa mwezi Mei, kwa mujibu wa ofisi ya jiji.'
    expect(languageOf(text)).toBe('und')
    expect(languageOf(text, 'sw-KE')).toBe('sw-KE')
    expect(languageOf(text, 'en-US')).toBe('und')
  })

  test('what the page says tells more of the same language, and nothing of another', () => {
    expect(languageOf(STORY.de!, 'de-AT')).toBe('de-AT')
    expect(languageOf(STORY.de!, 'en')).toBe('de')
    expect(languageOf('The mayor left on Monday, and the deputy will take over.', 'de')).toBe('en')
  })
})

describe('English is read', () => {
  test.each([
    'Mayor quits',
    'Quill v. Sorrel',
    'MAYOR QUITS AFTER HARBOUR ROW, DEPUTY TO TAKE OVER UNTIL MAY',
    'Marine Delacroix de la Tour and Juan de los Santos win Le Prix de Lausanne',
    'El Paso, Los Alamos, La Paz, Las Cruces: Des Moines du jour',
    '“C’est la vie,” she said.',
    'Ada Quill, Mark Sorrel, Rosa Vance, Juan de la Cruz, Ana Reyes, Jan van der Berg, Karl von Stein and Li Wei were there.',
    'SEOUL (서울) — The mayor left on Monday, an aide said.',
    '𝐁𝐫𝐞𝐚𝐤𝐢𝐧𝐠: mayor quits',
    '',
    '42',
  ])('%s', (text) => {
    expect(readable(text, null)).toEqual({ language: 'en', text, problems: [] })
  })

  test('as its page calls it', () => expect(languageOf('Mayor quits', 'en-GB')).toBe('en-GB'))
})

const ENGLISH = 'HARROW — The mayor left on Monday after a row over the pier, her spokesman said.'

describe('passages of another language in an English story are left out', () => {
  test.each(['de', 'fr', 'ru', 'ar', 'zh'])('a paragraph: %s', (language) => {
    const text = `${ENGLISH}\n\n${STORY[language]}\n\n${ENGLISH}`
    const read = readable(text, null)
    expect(read.language).toBe('en')
    expect(read.text).toHaveLength(text.length)
    expect(read.problems).toHaveLength(1)
    const { start, end } = read.problems[0]!.evidence!
    expect(text.slice(start, end)).toBe(STORY[language])
    expect(read.text!.slice(start, end)).toMatch(/^[x\s]+$/)
    expect(read.text!.slice(0, start) + read.text!.slice(end)).toBe(text.slice(0, start) + text.slice(end))
  })

  test('a quotation keeps its marks', () => {
    const said = 'Ich habe einen Fehler gemacht, und ich werde die Verantwortung dafür übernehmen'
    const text = `${ENGLISH}\n\n“${said},” she told a television station on Monday.`
    expect(readable(text, null).text).toBe(text.replace(said, said.replace(/\S/g, 'x')))
  })

  test('a few words are no passage', () => {
    const text = `${ENGLISH} “Je ne sais pas,” she said. The paper called it “une erreur de jeunesse.”`
    expect(readable(text, null)).toEqual({ language: 'en', text, problems: [] })
  })

  test('where little else is left, nothing is read', () => {
    const text = `${ENGLISH}\n\n${STORY.fr}\n\n${STORY.fr}\n\n${STORY.fr}`
    expect(readable(text, null)).toMatchObject({ language: 'fr', text: null })
  })
})

describe('what is no prose is not read', () => {
  test.each([
    [
      'a table of figures',
      'Tideway    AB R H RBI\nQuill cf   4  1 2 1\nSorrel ss  3  0 1 0\nA. Reyes rf 4 2 3 1\nTotals     34 4 9 4',
    ],
    [
      'comma-separated values',
      'date,county,candidate,votes\n2024-11-05,Harrow,Ada Quill,10234\n2024-11-05,Lake,Mark Sorrel,9754',
    ],
    ['a table of bars', '| Candidate | Party |\n|---|---|\n| Ada Quill | Blue |\n| Mark Sorrel | Red |'],
    [
      'JSON',
      '{\n  "name": "Ada Quill",\n  "quotes": [\n    {"text": "We will rebuild the pier.", "by": "Ada Quill"}\n  ]\n}',
    ],
    [
      'YAML',
      'people:\n  - name: Ada Quill\n    role: mayor\n    quote: "We will rebuild the pier."\n  - name: Mark Sorrel',
    ],
    [
      'a program',
      'import json\n\nclass Client:\n    def __init__(self, city):\n        self.city = city\n\n    def fetch(self):\n        # He said this must not fail\n        return json.loads(get(self.city))\n',
    ],
    [
      'a log',
      '2024-05-02 12:00:01,123 INFO  [main] com.example.Server - Starting on port 8080\n2024-05-02 12:00:05,789 ERROR [pool-1] com.example.Db - refused: "could not find Ada Quill"\n\tat com.example.Db.connect(Db.java:42)\n',
    ],
    [
      'a list of names',
      Array.from({ length: 15 }, (_, i) => `Ada Quill${'abcdefghijklmno'[i]} Harbour Team`).join('\n'),
    ],
  ])('%s', (_, text) => {
    expect(readable(text, null)).toMatchObject({
      language: 'und',
      text: null,
      problems: [{ code: 'not-prose', evidence: null }],
    })
  })

  test('program text within a story is left out', () => {
    const code = 'const pier = open("pier");\nif (pier.closed) {\n  throw new Error("He said no");\n}'
    const text = `${ENGLISH}\n\n${code}\n\n${ENGLISH}`
    expect(readable(text, null).text).toBe(text.replace(code, code.replace(/\S/g, 'x')))
    expect(codesOf(text)).toEqual(['not-prose'])
  })

  test.each([
    'She asked [the board] to stay (all of it) and wrote: “[W]e will not go” <laughs>.',
    'Tickets: $5; call 555-0100, see https://tideway.example/a?b=1&c=2_3 or write to ada_quill@tideway.example.',
    '<p class="quote">“We won,” <b>she</b> said</p>\n<p>The pier was full of people.</p>',
    'Tideway 4, Harrow 2\n\nThe visitors scored in the first minute, and that was that for the team of Ada Quill.',
    '• The pier is closed.\n• The mayor has left.\n• Her deputy takes over on Monday.',
  ])('prose with signs is: %s', (text) => expect(readable(text, null).text).toBe(text))
})

test('property: what is read is as long as the text, and the same but for what problems name', () => {
  const piece = fc.constantFrom(
    ENGLISH,
    ...Object.values(STORY),
    'if (a) {',
    '<b>',
    '“',
    '”',
    ' ',
    '\n',
    '\r\n',
    '\n\n',
    'Ada 4 5 6',
    '\ud83d',
    '🎉',
    'x.y.z()',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const read = readable(text, null)
      if (read.text === null) return
      let expected = text
      for (const { evidence } of read.problems) {
        const { start, end } = evidence!
        expect(end).toBeGreaterThan(start)
        expected =
          expected.slice(0, start) + expected.slice(start, end).replace(/\S/g, 'x') + expected.slice(end)
      }
      expect(read.text).toBe(expected)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['prose', `${ENGLISH}\n\n`.repeat(200)],
  ['quotations', '“Ich habe einen Fehler gemacht und ich werde gehen” '.repeat(300)],
  ['opening marks', '“'.repeat(20_000)],
  ['lines', 'a\n'.repeat(10_000)],
  ['blank lines', '\r\n'.repeat(10_000)],
  ['one word', 'a'.repeat(100_000)],
  ['one line of signs', '{"a": [b(c), <d>]} '.repeat(3_000)],
  ['addresses', 'www.'.repeat(10_000)],
])('takes time in proportion to length: %s', { retry: 2 }, (_, text) => {
  expect(growth((given) => readable(given, null), text).excess).toBeLessThan(2.5)
})
