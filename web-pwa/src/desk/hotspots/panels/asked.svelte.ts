/** The last answer to a panel's question; one that a newer question has overtaken is dropped. */
export class Asked<T> {
  answer = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  #turn = 0;
  #about: string | null = null;

  /** Asks anew; what is on screen stays until the answer has come, unless it is `about` something else. */
  async ask(about: string, question: () => Promise<T>): Promise<T | null> {
    const turn = ++this.#turn;
    if (about !== this.#about) this.answer = null;
    this.#about = about;
    this.error = null;
    try {
      const answer = await question();
      if (turn !== this.#turn) return null;
      this.answer = answer;
      return answer;
    } catch (error) {
      if (turn === this.#turn) this.error = error;
      return null;
    }
  }
}
