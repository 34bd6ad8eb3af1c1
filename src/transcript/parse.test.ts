import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCueText } from './cue-text.ts'
import { parseTranscriptJson } from './json.ts'
import { parseLabelled } from './labelled.ts'
import { isLabel } from './labels.ts'
import { parseTranscript } from './parse.ts'
import { parseTimecode, timecode } from './timecode.ts'
import { markAt, type Transcript, turnAt } from './transcript.ts'
import { TranscriptError } from './transcript-error.ts'
import { parseWebVtt } from './webvtt.ts'

const turnsOf = ({ text, turns }: Transcript): (string | null)[][] =>
  turns.map(({ speaker, span }) => [speaker, text.slice(span.start, span.end)])

const LABELLED = `Council of Tarnmouth, May 4

MAYOR REYES: Good evening.
We begin.

OKAFOR: Thank you. (APPLAUSE) Note: this is said.

REYES: We go on.
`

describe('labelled text', () => {
  test('is turns with the labels as they stand, each on its line', () => {
    const transcript = parseTranscript(LABELLED, 'may.txt')
    expect(transcript).toMatchObject({ format: 'labelled', speakers: true })
    expect(turnsOf(transcript)).toEqual([
      [null, 'Council of Tarnmouth, May 4'],
      ['MAYOR REYES', 'Good evening.\nWe begin.'.replace('\n', ' ')],
      ['OKAFOR', 'Thank you.   Note: this is said.'],
      ['REYES', 'We go on.'],
    ])
    expect(markAt(transcript, transcript.text.indexOf('We begin'))?.line).toBe(4)
  })

  test.each([
    ['**Ida Holm:** Yes.\n\n**$TAR:** No.\n', ['Ida Holm', '$TAR']],
    ['>> ANCHOR: Yes.\n>> No.\n>> ANCHOR: Well.\n', ['ANCHOR', null, 'ANCHOR']],
    ['SPEAKER_11: Yes.\nSPEAKER_02: No.\nSPEAKER_11: Yes.\n', ['SPEAKER_11', 'SPEAKER_02', 'SPEAKER_11']],
    [
      'MADELEINE BRAND, host: Yes.\nBRANDT (Norrfell University): No.\nBRAND: Yes.\n',
      ['MADELEINE BRAND, host', 'BRANDT (Norrfell University)', 'BRAND'],
    ],
    [
      'Professor INGRID SOLBERG (Norrfell University): Yes.\nQ: No?\nA: No.\n',
      ['Professor INGRID SOLBERG (Norrfell University)', 'Q', 'A'],
    ],
    [
      'Speaker 1  0:03\nYes.\n\nSpeaker 2  0:09\nNo.\n\nSpeaker 1  0:12\nYes.\n',
      ['Speaker 1', 'Speaker 2', 'Speaker 1'],
    ],
    [
      'Ida de la Torre: Yes.\nTom: No.\nIda de la Torre: Yes.\nTom: No.\n',
      ['Ida de la Torre', 'Tom', 'Ida de la Torre', 'Tom'],
    ],
  ])('%j', (text, speakers) => {
    expect(
      parseTranscript(text, 't', text.startsWith('**') ? 'markdown' : 'text').turns.map(
        ({ speaker }) => speaker,
      ),
    ).toEqual(speakers)
  })

  test.each([
    'A report with a note.\n\nNote: prices are rounded.\n\nIt goes on for a while.\n\nUpdate: they are not.\n\nAnd on.',
    'The plan had one aim: to close the pier.\n\nIt failed: nobody came.',
    'WASHINGTON: The bill passed on Friday, and that was that.\n\nMore words follow here.\n\nAnd here.\n\nAnd here.\n\nAnd here.',
  ])('prose has none: %j', (text) => {
    expect(parseLabelled(text, 't')).toBeNull()
    expect(parseTranscript(text)).toMatchObject({ format: 'article', speakers: false })
  })

  test('times before and after labels are times', () => {
    const transcript = parseTranscript('[00:12:03] ANA REYES: Yes.\n[00:12:09] TOM OKAFOR: No.\n')
    expect(transcript.marks.map(({ start }) => start)).toEqual([723, 729])
    expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(['ANA REYES', 'TOM OKAFOR'])
  })

  test('a label is a name, not a sentence', () => {
    expect(
      ['Tom Okafor', 'SPEAKER_3', 'Q', 'Ms. Ida Holm-Berg', 'Chairwoman REYES'].filter(isLabel),
    ).toHaveLength(5)
    expect(
      ['and then he said', 'The five things we learned from it all today', 'Note', 'Why?', '12'].filter(
        isLabel,
      ),
    ).toEqual([])
  })
})

const VTT = `WEBVTT - a talk

STYLE
::cue { color: red }

NOTE nothing
of this

intro
00:01.000 --> 00:04.000 align:start position:10%
<v.loud Ida Holm>Good &amp; <i>well</i>,
thank you.

00:04.000 --> 00:06.000
It goes on.

01:00:06.000 --> 01:00:08.500
<v Tom Okafor>No.</v> <v Ida Holm>Yes.
`

describe('WebVTT', () => {
  test('cues with ids, times and settings', () => {
    const { cues, signed } = parseWebVtt(VTT)
    expect(signed).toBe(true)
    expect(cues.map(({ id, start, end, line }) => [id, start, end, line])).toEqual([
      ['intro', 1, 4, 11],
      ['', 4, 6, 15],
      ['', 3606, 3608.5, 18],
    ])
    expect(Object.fromEntries(cues[0]!.settings)).toEqual({ align: 'start', position: '10%' })
  })

  test('a voice goes on until another one speaks; entities and tags are read', () => {
    const transcript = parseTranscript(VTT)
    expect(turnsOf(transcript)).toEqual([
      ['Ida Holm', 'Good & well, thank you. It goes on.'],
      ['Tom Okafor', 'No.'],
      ['Ida Holm', 'Yes.'],
    ])
    expect(markAt(transcript, transcript.text.indexOf('No.'))).toMatchObject({
      start: 3606,
      end: 3608.5,
      line: 18,
    })
  })

  test('a cue ends at an empty line or at the next times; bad times drop their cue', () => {
    const cues = parseWebVtt(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB\n\n00:03,000 --> 00:04.000\nC\n\n00:61.000 --> 01:02.000\nD\n',
    ).cues
    expect(cues.map(({ text }) => text)).toEqual(['A', 'B'])
  })

  test('a file without signature, and one that is SubRip inside, are read and said to be so', () => {
    const transcript = parseTranscript('1\n00:00:01,000 --> 00:00:02,000\nSo it is.\n', 'x.vtt', 'webvtt')
    expect(transcript.text).toBe('So it is.')
    expect(transcript.problems.map(({ code }) => code)).toEqual(['unsigned'])
  })

  test('character references', () => {
    expect(readCueText('a &lt;b&gt; &#233; &bogus; &amp;amp; <c.x>c</c> <00:01.000>d <v', null)).toEqual([
      { voice: null, text: 'a <b> é &bogus; &amp; c d ' },
    ])
  })

  test('rolling captions give each word once', () => {
    const cue = (n: number, lines: string): string => `00:0${n}.000 --> 00:0${n + 1}.000\n${lines}\n\n`
    const rolling = `WEBVTT\n\n${cue(1, 'we asked the council\nabout the pier and')}${cue(2, 'about the pier and\nthey said it would')}${cue(3, 'they said it would\nopen in six weeks')}${cue(4, 'open in six weeks\nif the timber comes')}`
    expect(parseTranscript(rolling).text).toBe(
      'we asked the council about the pier and they said it would open in six weeks if the timber comes',
    )
  })

  test('what is said twice stays twice where captions do not roll', () => {
    const twice =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nNo, no.\n\n00:02.000 --> 00:03.000\nNo, no.\n\n00:03.000 --> 00:04.000\nI said no to all of that.\n\n00:04.000 --> 00:05.000\nAnd then we left.\n'
    expect(parseTranscript(twice).text).toBe('No, no. No, no. I said no to all of that. And then we left.')
  })
})

describe('SubRip', () => {
  test('times with commas, labels in the text, tags and positions dropped', () => {
    const transcript = parseTranscript(
      '\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>Ida: Good</i> day.\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,250\r\nIt is late.\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\nTom: It is.\r\n\r\n4\r\n00:00:06,000 --> 00:00:07,000\r\nIda: Well.\r\n',
    )
    expect(transcript.format).toBe('srt')
    expect(turnsOf(transcript)).toEqual([
      ['Ida', 'Good day. It is late.'],
      ['Tom', 'It is.'],
      ['Ida', 'Well.'],
    ])
    expect(markAt(transcript, transcript.text.indexOf('late'))).toMatchObject({ start: 2, end: 4.25 })
  })
})

describe('JSON', () => {
  test('WhisperX: words with times; a word without a speaker has the one before', () => {
    const words = [
      { word: 'Good', start: 1, end: 1.2, speaker: 'SPEAKER_00' },
      { word: '43' },
      { word: 'people.', start: 2, end: 2.4, speaker: 'SPEAKER_00' },
      { word: 'No.', start: 3, end: 3.1, speaker: 'SPEAKER_01' },
    ]
    const transcript = parseTranscriptJson(
      JSON.stringify({ segments: [{ start: 1, end: 3.1, text: ' Good 43 people. No.', words }] }),
      'w',
    )
    expect(transcript.format).toBe('whisperx')
    expect(turnsOf(transcript)).toEqual([
      ['SPEAKER_00', 'Good 43 people.'],
      ['SPEAKER_01', 'No.'],
    ])
    expect(markAt(transcript, transcript.text.indexOf('people'))?.start).toBe(2)
  })

  test('AssemblyAI: milliseconds, letters for people', () => {
    const transcript = parseTranscriptJson(
      JSON.stringify({
        utterances: [
          { speaker: 'A', text: 'Good day.', start: 1500, end: 2500 },
          { speaker: 'B', text: 'Day.', start: 3000, end: 3500 },
        ],
      }),
      'a',
    )
    expect(transcript.format).toBe('assemblyai')
    expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(['Speaker A', 'Speaker B'])
    expect(transcript.marks[0]).toMatchObject({ start: 1.5, end: 2.5 })
  })

  test('Podcasting 2.0: a word a segment', () => {
    const segments = ['Good', 'day.'].map((body, i) => ({
      speaker: 'Ida',
      startTime: i,
      endTime: i + 0.5,
      body,
    }))
    expect(turnsOf(parseTranscriptJson(JSON.stringify({ version: '1.0.0', segments }), 'p'))).toEqual([
      ['Ida', 'Good day.'],
    ])
  })

  test.each(['{"a": 1}', '{"segments": [{"x": 1}]}', '{broken', '[]'])(
    '%s is refused with a remedy',
    (text) => {
      expect(() => parseTranscriptJson(text, 'x')).toThrow(TranscriptError)
      expect(() => parseTranscriptJson(text, 'x')).toThrow(/Export it/)
    },
  )
})

test('an empty source says so', () => {
  expect(() => parseTranscript(' \n')).toThrow(/no text in it/)
  expect(() => parseTranscript('WEBVTT\n\nNOTE nothing\n')).toThrow(/hold no words/)
})

test('times there and back', () => {
  expect([7, 723, 3723.9].map(timecode)).toEqual(['0:07', '12:03', '1:02:03'])
  expect(['0:07', '12:03', '1:02:03', '00:00:01,5', '1:99', 'x'].map(parseTimecode)).toEqual([
    7,
    723,
    3723,
    1.5,
    null,
    null,
  ])
})

test('any text at all: turns cover the words in order, and every offset has its turn', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('A: b', '00:01.000 --> 00:02.000', '>> x', 'WEBVTT', '', '- no', '{"a":', '<v B>c'),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      let transcript: Transcript
      try {
        transcript = parseTranscript(lines.join('\n'))
      } catch (error) {
        expect(error).toBeInstanceOf(TranscriptError)
        return
      }
      let end = 0
      for (const [place, { span }] of transcript.turns.entries()) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(transcript.text.slice(end, span.start).trim()).toBe('')
        expect(turnAt(transcript, span.start)).toBe(place)
        end = span.end
      }
      expect(end).toBe(transcript.text.length)
    }),
  )
})
