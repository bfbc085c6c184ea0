/** Something that the person at the keyboard can put right: printed as one line, without a stack. */
export class UserError extends Error {}
