import { Tenant } from "../../../../components";
import { onlineBoutique } from "../../../../stacks/apps";
import { readConfig } from "../../../../stacks/config";
import { prod } from "../../../../stacks/prod";
import { astronomyShop } from "./astronomy-shop";
import { runShop } from "./shop";
import { sockShop } from "./sock-shop";

/* The wiring and the file of dev, with three shops in place of its applications. */
export = () =>
  prod(readConfig("dev"), (platform) => {
    const tenant = (name: string) => new Tenant(name, { platform, owner: name, environment: "dev" });
    onlineBoutique({ tenant: tenant("boutique"), issuer: "staging" });
    runShop(tenant("socks"), sockShop);
    runShop(tenant("astronomy"), astronomyShop);
    return {};
  });
