/** A yes or no; undefined if not enough is known. */
export type Answer = boolean | undefined;

/** Reports whether one answer is yes: no if all are no, undefined otherwise. */
export function anyOf(answers: Iterable<Answer>): Answer {
  let result: Answer = false;
  for (const answer of answers) {
    if (answer === true) {
      return true;
    }
    result = answer === undefined ? undefined : result;
  }
  return result;
}

/** Reports whether all answers are yes: no if one is no, undefined otherwise. */
export function allOf(answers: Iterable<Answer>): Answer {
  let result: Answer = true;
  for (const answer of answers) {
    if (answer === false) {
      return false;
    }
    result = answer === undefined ? undefined : result;
  }
  return result;
}
