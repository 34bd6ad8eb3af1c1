import { story } from '../archives.ts'

/** A few made-up stories in which everything the API tells of occurs. */
export const STORIES = () => [
  story(
    'ferry',
    '2024-05-04',
    `Ferry to run again

The night ferry will run again from Monday, harbour master Ida Holm told reporters at the quay on Friday.

“We have new engines,” Holm said. “They are quieter than I am.”

Mayor Tom Sorrel, 52, said the town had paid for half of the work. Sorrel was charged with fraud in May 2023. He pleaded not guilty in June 2023.

Sorrel and his wife, Vera Sorrel, share son Nils, 9.`,
  ),
  story(
    'quay',
    '2024-06-01',
    `Quay reopens

“We have new engines, and they are quieter than I am,” Ida Holm told the Harrow Post on Saturday.

Tom Sorrel said Holm was “the best harbour master” the town had had.`,
    'Harrow Post',
  ),
]

/** Texts of a page that must never be more than text. */
export const HOSTILE =
  '“<script>alert(1)</script>,” said Ada Quill. “\u202egnihton\u202c &lt;img src=x onerror=alert(2)&gt;,” she said.'
