/** Exit statuses of the command. */
export const EXIT = { done: 0, someFailed: 1, wrongUsage: 2, interrupted: 130 } as const
