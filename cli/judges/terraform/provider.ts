import { credentials, loadPackageDefinition, type ServiceClientConstructor } from "@grpc/grpc-js";
import { load } from "@grpc/proto-loader";
import { isRecord } from "../../values";
import type { AttributePath, Diagnostic } from "./diagnostics";
import type { Block } from "./schema";
import { type DynamicValue, fromWire, toWire } from "./wire";

/** The plan of a provider for a resource. */
export interface PlannedChange {
  readonly state: unknown;
  readonly requiresReplace: readonly AttributePath[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The shapes of a provider's own configuration and of all its resources. */
export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
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
  return new TerraformProvider(new service(address, credentials.createInsecure(), unlimited));
}

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

  async validate(type: string, config: unknown): Promise<readonly Diagnostic[]> {
    const request = { type_name: type, config: toWire(config) };
    return (await this.#call<{ diagnostics: Diagnostic[] }>("ValidateResourceTypeConfig", request)).diagnostics;
  }

  /** Plans a change from a state, or a creation from `null`. */
  async plan(type: string, prior: unknown, proposed: unknown, config: unknown): Promise<PlannedChange> {
    const answer = await this.#call<{
      planned_state: DynamicValue | null;
      requires_replace: AttributePath[];
      diagnostics: Diagnostic[];
    }>("PlanResourceChange", {
      type_name: type,
      prior_state: toWire(prior),
      proposed_new_state: toWire(proposed),
      config: toWire(config),
      provider_meta: toWire(null),
    });
    const { planned_state: state, requires_replace: requiresReplace, diagnostics } = answer;
    return {
      state: state === null || state.msgpack.length === 0 ? undefined : fromWire(state),
      requiresReplace,
      diagnostics,
    };
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
