import { azure } from "../../../plan/azure";
import { account, groupType, testCreations } from "../account";
import { testShown } from "../shown";

describe("Azure's resource groups", () => {
  testCreations(groupType, [
    [
      "a region that does not exist",
      { location: "westeuropa" },
      account(),
      "LocationNotAvailableForResourceType: The provided location 'westeuropa' is not available for resource type 'Microsoft.Resources/resourceGroups'.",
    ],
    [
      "a tag whose name has a slash",
      { location: "westeurope", tags: { "a/b": "c" } },
      account(),
      "InvalidTagNameCharacters: The tag names 'a/b' have reserved characters '<,>,%,&,\\,?,/' or control characters, or are longer than 512 (their values than 256).",
    ],
  ]);
  testShown([[azure("resources.ResourceGroup", "g", { resourceGroupName: "prod-aks" }), ["prod-aks"]]]);
});
