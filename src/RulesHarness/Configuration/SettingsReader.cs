using System.Globalization;
using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Configuration;

/// <summary>Reads <c>rulesharness.json</c>, whose form docs/rulesharness.schema.json describes.</summary>
internal static class SettingsReader
{
    public static Settings Read(string file, string text)
    {
        var context = new JsonContext(file, Encoding.UTF8.GetBytes(text), ConfigurationDiagnostics.OfJson);
        if (context.Root() is not { } root)
        {
            return Settings.None with { Diagnostics = context.Diagnostics };
        }
        if (root.Kind != JsonValueKind.Object)
        {
            context.Report(ConfigurationDiagnostics.WrongKind, root, file, "an object");
            return Settings.None with { Diagnostics = context.Diagnostics };
        }

        var node = new JsonNode(context, file, root);
        node.Only("$schema", "severity", "baseline", "coverage", "code");
        var severities =
            node.Object("severity")?.Json.Members.SelectMany(member => Severities(context, member)).ToList() ?? [];
        return new Settings(severities, node.Text("baseline"), context.Diagnostics)
        {
            Coverage = Coverage(context, node),
            Code = Folders(context, node),
        };
    }

    private static List<(string Name, Place Place)> Folders(JsonContext context, JsonNode settings)
    {
        var folders = new List<(string Name, Place Place)>();
        foreach (var folder in settings.List("code"))
        {
            if (folder.Kind != JsonValueKind.String)
            {
                context.Report(ConfigurationDiagnostics.WrongKind, folder, "code", "a list of folders");
                continue;
            }
            var (line, column) = context.PlaceOf(folder);
            folders.Add((folder.Text, new Place(context.File, line, column)));
        }
        return folders;
    }

    private static CoverageMinimums Coverage(JsonContext context, JsonNode settings)
    {
        if (settings.Object("coverage") is not { } node)
        {
            return CoverageMinimums.None;
        }
        node.Only("rules", "conditions", "spec");
        return new CoverageMinimums(Minimum("rules"), Minimum("conditions"), Minimum("spec"));

        CoverageMinimum? Minimum(string name)
        {
            if (node[name] is not { } value)
            {
                return null;
            }
            if (
                value.Kind == JsonValueKind.Number
                && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                && percent <= 100
            )
            {
                var (line, column) = context.PlaceOf(value);
                return new CoverageMinimum(percent, new Place(context.File, line, column));
            }
            context.Report(ConfigurationDiagnostics.WrongKind, value, name, "a whole number from 0 to 100");
            return null;
        }
    }

    private static IEnumerable<SeveritySetting> Severities(JsonContext context, JsonMember member)
    {
        if (member.Value.Kind != JsonValueKind.Object)
        {
            return [Setting(context, member.Name, "", member.Start, member.Value)];
        }
        return member.Value.Members.Select(collection =>
            Setting(context, member.Name, collection.Name, collection.Start, collection.Value)
        );
    }

    private static SeveritySetting Setting(
        JsonContext context,
        string id,
        string collection,
        int start,
        JsonValue value
    )
    {
        var (line, column) = context.PlaceOf(value with { Start = start });
        var word = value.Kind == JsonValueKind.String ? value.Text : value.Kind.ToString().ToLowerInvariant();
        return new SeveritySetting(id, collection, word, new Place(context.File, line, column));
    }
}
