/** Stories are parted in so many parts for cross-validation. */
export const PARTS = 3

/** Whether the story at a place of its split belongs to a part, 1 to {@link PARTS}. */
export const isInPart = (place: number, part: number): boolean => place % PARTS === part - 1
