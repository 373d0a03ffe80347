using System.Text.Json;
using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Interpretation;

namespace RulesHarness.Code.JavaScript;

/// <summary>
/// The names that a project gives to files: <c>paths</c> and <c>baseUrl</c> of <c>tsconfig.json</c> and its like, and
/// <c>name</c> and <c>imports</c> of <c>package.json</c>.
/// </summary>
internal static class ProjectSettings
{
    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly string[] Mains = ["exports", "source", "types", "module", "main"];

    private static readonly string[] Sources = ["src/index", "index", "src/main"];

    /// <summary>Returns true for a file that can name others.</summary>
    public static bool IsIn(string path)
    {
        var name = Path.GetFileName(path);
        return name == "package.json"
            || (
                name.EndsWith(".json", StringComparison.Ordinal)
                && (name.StartsWith("tsconfig", StringComparison.Ordinal) || name == "jsconfig.json")
            );
    }

    /// <summary>
    /// Gets the names of a file. One that can't be read has none: imports are then found by their paths.
    /// </summary>
    public static IReadOnlyList<ImportAlias> Read(SourceFile file)
    {
        var folder = file.Path.Contains('/') ? file.Path[..file.Path.LastIndexOf('/')] : "";
        try
        {
            using var document = JsonDocument.Parse(file.Text, Tolerant);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return [];
            }
            return Path.GetFileName(file.Path) == "package.json"
                ? [.. OfPackage(document.RootElement, folder)]
                : [.. OfCompiler(document.RootElement, folder)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<ImportAlias> OfCompiler(JsonElement root, string folder)
    {
        if (Member(root, "compilerOptions") is not { } options)
        {
            yield break;
        }
        var url = Member(options, "baseUrl");
        var start = url is { ValueKind: JsonValueKind.String } given
            ? ModulePaths.Combined(folder, given.GetString()!)
            : folder;
        foreach (var (pattern, targets) in Members(Member(options, "paths")))
        {
            yield return new ImportAlias(
                folder,
                pattern,
                [.. Texts(targets).Select(target => ModulePaths.Combined(start, target))]
            );
        }
        if (url is not null)
        {
            yield return new ImportAlias(folder, "*", [ModulePaths.Combined(start, "*")]);
        }
    }

    private static IEnumerable<ImportAlias> OfPackage(JsonElement root, string folder)
    {
        foreach (var (pattern, targets) in Members(Member(root, "imports")))
        {
            yield return new ImportAlias(
                folder,
                pattern,
                [.. Texts(targets).Select(target => ModulePaths.Combined(folder, target))]
            );
        }
        if (Member(root, "name") is not { ValueKind: JsonValueKind.String } named)
        {
            yield break;
        }
        // What a package was compiled to is not read: its sources are beside it.
        var mains = Mains
            .Select(key => Member(root, key))
            .OfType<JsonElement>()
            .SelectMany(Texts)
            .Where(target => !target.Contains('*', StringComparison.Ordinal))
            .Concat(Sources);
        yield return new ImportAlias(
            "",
            named.GetString()!,
            [.. mains.Select(target => ModulePaths.Combined(folder, target))]
        );
        yield return new ImportAlias(
            "",
            $"{named.GetString()}/*",
            [ModulePaths.Combined(folder, "src/*"), ModulePaths.Combined(folder, "*")]
        );
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Select(member => (member.Name, member.Value))
            : [];

    /// <summary>Gets the texts in a value: of a list, or of the conditions of an object.</summary>
    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
            _ => [],
        };
}
