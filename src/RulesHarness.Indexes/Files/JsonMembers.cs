using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Indexes.Files;

/// <summary>The members of an object as JavaScript reads them.</summary>
internal static class JsonMembers
{
    /// <summary>Gets a member's value; of several with one name, the last one's. Null if there is none.</summary>
    public static JsonValue? Last(this JsonValue entry, string name) =>
        entry.Members.LastOrDefault(member => member.Name == name)?.Value;
}
