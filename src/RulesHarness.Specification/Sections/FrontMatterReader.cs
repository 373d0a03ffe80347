using RulesHarness.Diagnostics;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the YAML at the head of a spec.</summary>
internal static class FrontMatterReader
{
    private const string SchemaProbesKey = "schema-probes";

    /// <summary>The keys that mean something here; others are for other tools.</summary>
    private static readonly string[] Keys = ["id", "title", "status", SchemaProbesKey, "severity"];

    public static FrontMatter? Read(TextSlice? slice, IReadOnlyList<string> collections, ReadingContext context)
    {
        if (slice is not { } frontMatter)
        {
            return null;
        }
        var text = YamlOf(frontMatter);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.FirstOrDefault()?.RootNode is YamlMappingNode root)
            {
                return Read(root, frontMatter, collections, context);
            }

            context.Report(SpecDiagnostics.UnreadableFrontMatter, frontMatter, "it contains no keys");
        }
        catch (YamlException unreadable)
        {
            var at =
                frontMatter.Start
                + Math.Max(0, frontMatter.Text.IndexOf(text, StringComparison.Ordinal))
                + (int)unreadable.Start.Index;
            context.Diagnostics.Report(
                SpecDiagnostics.UnreadableFrontMatter,
                frontMatter.Source,
                at,
                unreadable.Message.Split('\n')[0].TrimEnd('.')
            );
        }
        catch (Exception confused) when (confused is InvalidOperationException or ArgumentException)
        {
            // Where a plain value is broken off in mid-line, the scanner gives up without a place.
            context.Report(SpecDiagnostics.UnreadableFrontMatter, frontMatter, "a value can't be read");
        }

        return null;
    }

    private static FrontMatter Read(
        YamlMappingNode root,
        TextSlice frontMatter,
        IReadOnlyList<string> collections,
        ReadingContext context
    )
    {
        foreach (var (key, meant) in Misspelled(root))
        {
            context.Diagnostics.Report(
                SpecDiagnostics.MisspelledKey,
                frontMatter.Source,
                KeyAt(frontMatter, key),
                key,
                meant
            );
        }
        var probes = Probes(root, frontMatter, collections, context);
        return new FrontMatter(Scalar(root, "id"), Scalar(root, "title"), Scalar(root, "status"))
        {
            SchemaProbes = probes[""],
            SchemaProbesOf = probes.Where(entry => entry.Key.Length > 0).ToDictionary(),
            Severities = [.. Severities(root, frontMatter, YamlOf(frontMatter))],
        };
    }

    private static string YamlOf(TextSlice frontMatter) => frontMatter.Text.Trim().Trim('-');

    /// <summary>
    /// The values of <c>schema-probes</c>: of all collections under the empty name, or by collection.
    /// </summary>
    private static Dictionary<string, SchemaProbes> Probes(
        YamlMappingNode root,
        TextSlice frontMatter,
        IReadOnlyList<string> collections,
        ReadingContext context
    )
    {
        var probes = new Dictionary<string, SchemaProbes> { [""] = SchemaProbes.Enforce };
        var (key, node) = root.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode { Value: SchemaProbesKey });
        // The parser counts lines from the first character that it was given: the key's own line is found in the file's
        // text.
        var at = key is null ? 0 : KeyAt(frontMatter, SchemaProbesKey);
        foreach (var (collection, value) in key is null ? [] : ByCollection(node))
        {
            if (Probes(value) is not { } read)
            {
                context.Diagnostics.Report(SpecDiagnostics.UnknownSchemaProbes, frontMatter.Source, at, $"{value}");
            }
            else if (collection.Length > 0 && !collections.Contains(collection))
            {
                context.Diagnostics.Report(
                    SpecDiagnostics.UndeclaredCollection,
                    frontMatter.Source,
                    at,
                    collection,
                    Suggestion.For(collection, collections)
                );
            }
            else
            {
                probes[collection] = read;
            }
        }

        return probes;
    }

    private static IEnumerable<(string Collection, YamlNode Value)> ByCollection(YamlNode node) =>
        node is YamlMappingNode map ? map.Children.Select(entry => ($"{entry.Key}", entry.Value)) : [("", node)];

    private static SchemaProbes? Probes(YamlNode node) =>
        (node as YamlScalarNode)?.Value switch
        {
            "enforce" => SchemaProbes.Enforce,
            "warn" => SchemaProbes.Warn,
            "off" => SchemaProbes.Off,
            _ => null,
        };

    /// <summary>
    /// Keys that are nearly one of those read here: left out, they would change in silence what is checked.
    /// </summary>
    private static IEnumerable<(string Key, string Meant)> Misspelled(YamlMappingNode root)
    {
        foreach (
            var key in root
                .Children.Keys.OfType<YamlScalarNode>()
                .Select(key => key.Value)
                .OfType<string>()
                .Where(key => !Keys.Contains(key))
        )
        {
            var meant =
                Keys.FirstOrDefault(known => Letters(known) == Letters(key))
                ?? Suggestion.Slips(key, Keys.Where(known => known.Length > 3)).FirstOrDefault();
            if (meant is not null)
            {
                yield return (key, meant);
            }
        }
    }

    private static string Letters(string key) => string.Concat(key.Where(char.IsLetter)).ToLowerInvariant();

    private static int KeyAt(TextSlice frontMatter, string key) =>
        frontMatter.Start + frontMatter.Text.IndexOf($"\n{key}", StringComparison.Ordinal) + 1;

    private static IEnumerable<SeveritySetting> Severities(YamlMappingNode root, TextSlice frontMatter, string text)
    {
        if (!root.Children.TryGetValue(new YamlScalarNode("severity"), out var severities))
        {
            return [];
        }
        if (severities is not YamlMappingNode map)
        {
            return [Setting("severity", "", severities)];
        }
        return map.Children.SelectMany(finding =>
            finding.Value is YamlMappingNode collections
                ? collections.Children.Select(collection =>
                    Setting($"{finding.Key}", $"{collection.Key}", collection.Value)
                )
                : [Setting($"{finding.Key}", "", finding.Value)]
        );

        SeveritySetting Setting(string id, string collection, YamlNode value)
        {
            // The parser counts from the first character that it was given.
            var at =
                frontMatter.Start
                + Math.Max(0, frontMatter.Text.IndexOf(text, StringComparison.Ordinal))
                + (int)value.Start.Index;
            var (line, column) = frontMatter.Source.Locate(at);
            return new SeveritySetting(id, collection, $"{value}", new Place(frontMatter.Source.File, line, column));
        }
    }

    private static string Scalar(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode scalar
            ? scalar.Value ?? ""
            : "";
}
