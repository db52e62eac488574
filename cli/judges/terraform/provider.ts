import { promisify } from "node:util";
import { credentials, loadPackageDefinition, type ServiceClientConstructor } from "@grpc/grpc-js";
import { load } from "@grpc/proto-loader";
import { isRecord } from "../../values";
import type { AttributePath, Diagnostic } from "./diagnostics";
import type { Block } from "./schema";
import { type DynamicValue, fromWire, toWire } from "./wire";

/** A state with the provider's private data. */
export interface StoredState {
  /** `null` if the resource does not exist. */
  readonly state: unknown;
  readonly ownNotes: Uint8Array;
}

/** The answer of a provider that made, changed, deleted or read a resource. */
export interface ProviderAnswer extends StoredState {
  readonly diagnostics: readonly Diagnostic[];
}

/** The plan of a provider for a resource. */
export interface PlannedChange extends ProviderAnswer {
  readonly requiresReplace: readonly AttributePath[];
}

/** Nothing, as the state of a resource that does not exist. */
export const nothing: StoredState = { state: null, ownNotes: new Uint8Array() };

/** The shapes of a provider's own configuration and of all its resources. */
export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
  readonly diagnostics: readonly Diagnostic[];
}

interface StateAnswer {
  readonly new_state: DynamicValue | null;
  readonly private: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

type Client = InstanceType<ServiceClientConstructor>;

/** Connects to a provider. `protocol` is the file that defines its protocol, `tfplugin5.proto`. */
export async function connectProvider(address: string, protocol: string): Promise<TerraformProvider> {
  const definition = await load(protocol, { keepCase: true, enums: String, defaults: true, longs: Number });
  const loaded = loadPackageDefinition(definition).tfplugin5;
  const service = isRecord(loaded) ? loaded.Provider : undefined;
  if (!isConstructor(service)) {
    throw new Error(`${protocol} defines no service tfplugin5.Provider`);
  }
  const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  const client = new service(address, credentials.createInsecure(), unlimited);
  await promisify(client.waitForReady.bind(client))(Date.now() + connectMilliseconds);
  return new TerraformProvider(client);
}

/** How long a provider may take to accept a connection. A busy machine needs some of it. */
const connectMilliseconds = 120_000;

/** A Terraform provider that is asked over its plugin protocol, version 5. */
export class TerraformProvider {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  close(): void {
    this.#client.close();
  }

  schema(): Promise<ProviderSchema> {
    return this.#call("GetSchema", {});
  }

  async configure(config: unknown): Promise<readonly Diagnostic[]> {
    const request = { terraform_version: "1.9.0", config: toWire(config) };
    return (await this.#call<{ diagnostics: Diagnostic[] }>("Configure", request)).diagnostics;
  }

  /** Checks a configuration of the provider itself. */
  async validateProvider(config: unknown): Promise<readonly Diagnostic[]> {
    const answer = await this.#call<{ diagnostics: Diagnostic[] }>("PrepareProviderConfig", { config: toWire(config) });
    return answer.diagnostics;
  }

  async validate(type: string, config: unknown): Promise<readonly Diagnostic[]> {
    const request = { type_name: type, config: toWire(config) };
    return (await this.#call<{ diagnostics: Diagnostic[] }>("ValidateResourceTypeConfig", request)).diagnostics;
  }

  /** Plans a change from a state, a creation from {@link nothing}, or a deletion to `null`. */
  async plan(type: string, prior: StoredState, proposed: unknown, config: unknown): Promise<PlannedChange> {
    const answer = await this.#call<{
      planned_state: DynamicValue | null;
      planned_private: Uint8Array;
      requires_replace: AttributePath[];
      diagnostics: Diagnostic[];
    }>("PlanResourceChange", {
      type_name: type,
      prior_state: toWire(prior.state),
      prior_private: prior.ownNotes,
      proposed_new_state: toWire(proposed),
      config: toWire(config),
      provider_meta: toWire(null),
    });
    const { planned_state: state, planned_private: ownNotes, requires_replace: requiresReplace, diagnostics } = answer;
    return { state: stateIn(state), ownNotes, requiresReplace, diagnostics };
  }

  /** Makes, changes or deletes a resource as planned. This calls the cloud that the provider is configured for. */
  async apply(type: string, prior: unknown, planned: StoredState, config: unknown): Promise<ProviderAnswer> {
    const answer = await this.#call<StateAnswer>("ApplyResourceChange", {
      type_name: type,
      prior_state: toWire(prior),
      planned_state: toWire(planned.state),
      planned_private: planned.ownNotes,
      config: toWire(config),
      provider_meta: toWire(null),
    });
    return { state: stateIn(answer.new_state), ownNotes: answer.private, diagnostics: answer.diagnostics };
  }

  /** Reads a resource again. This calls the cloud that the provider is configured for. */
  async read(type: string, { ownNotes, state }: StoredState): Promise<ProviderAnswer> {
    const answer = await this.#call<StateAnswer>("ReadResource", {
      type_name: type,
      current_state: toWire(state),
      private: ownNotes,
      provider_meta: toWire(null),
    });
    return { state: stateIn(answer.new_state), ownNotes: answer.private, diagnostics: answer.diagnostics };
  }

  #call<Response>(method: string, request: object): Promise<Response> {
    const client = this.#client;
    return new Promise((resolve, reject) => {
      const call = client[method];
      if (typeof call !== "function") {
        reject(new Error(`the provider's protocol has no ${method}`));
        return;
      }
      call.call(client, request, (error: Error | null, response: Response) => {
        if (error === null) {
          resolve(response);
        } else {
          reject(error);
        }
      });
    });
  }
}

function isConstructor(value: unknown): value is ServiceClientConstructor {
  return typeof value === "function";
}

function stateIn(value: DynamicValue | null): unknown {
  return value === null || value.msgpack.length === 0 ? undefined : fromWire(value);
}
