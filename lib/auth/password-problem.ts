/** Shortest and longest password somebody may choose, in characters. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const

/**
 * What may be wrong with a chosen password, by the words of `login.weak`: too short, too long, easy to guess for
 * everybody, or easy to guess for whoever knows the person and the company.
 */
export const passwordProblems = ['short', 'long', 'common', 'personal'] as const

export type PasswordProblem = (typeof passwordProblems)[number]

/** The problem as a sentence for whoever sets a password outside the screens. */
export const PASSWORD_PROBLEM_WORDS: Record<PasswordProblem, string> = {
  short: `needs at least ${PASSWORD_LENGTH.least} characters`,
  long: `may have at most ${PASSWORD_LENGTH.most} characters`,
  common:
    'is too easy to guess: it is a common password, or made of common words, sequences, repetitions or dates. Take a short sentence',
  personal: 'is too easy to guess: it is made of the name, the e-mail or the company. Take a short sentence',
}
