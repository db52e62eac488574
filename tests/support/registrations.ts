import { mock } from "node:test";
import { ProgramMonitor } from "../../components/testing/monitor";

/** What became of a program: what it asked an engine to register, as `type::name`, and the message that it ended with. */
export interface Registrations {
  readonly asked: readonly string[];
  readonly message: string;
}

/** More turns of the event loop than any chain of parents and dependencies in the tests needs. */
const turns = 500;

/** Runs a program, also one that fails, and records what it asks an engine to register, also after its end. */
export async function registrationsOf(run: () => Promise<unknown>): Promise<Registrations> {
  const spy = mock.method(ProgramMonitor.prototype, "registerResource");
  const message = await run().then(
    () => "",
    (error: Error) => error.message,
  );
  for (let turn = 0; turn < turns; turn++) {
    await new Promise(setImmediate);
  }
  const requests = spy.mock.calls.map(({ arguments: [request] }) => request);
  spy.mock.restore();
  const asked = requests.map((request) => `${request.getType()}::${request.getName()}`);
  return { asked: asked.filter((name) => !name.startsWith("pulumi:pulumi:Stack::")), message };
}
