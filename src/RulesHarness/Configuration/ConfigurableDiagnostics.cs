using System.Text.Json;

namespace RulesHarness.Configuration;

/// <summary>
/// The ids of the findings whose severity can be set, and which a baseline can accept. The schema of rulesharness.json
/// lists them.
/// </summary>
internal static class ConfigurableDiagnostics
{
    private const string Resource = "rulesharness.schema.json";

    public static IReadOnlySet<string> Ids { get; } = Read();

    private static HashSet<string> Read()
    {
        using var stream = typeof(ConfigurableDiagnostics).Assembly.GetManifestResourceStream(Resource)!;
        using var schema = JsonDocument.Parse(stream);
        var names = schema
            .RootElement.GetProperty("properties")
            .GetProperty("severity")
            .GetProperty("propertyNames")
            .GetProperty("enum");
        return names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal);
    }
}
