using System.Text.RegularExpressions;
using RulesHarness.Cli.Tests.Running;
using YamlDotNet.RepresentationModel;

namespace RulesHarness.Cli.Tests.Recipes;

/// <summary>The scripts of a recipe, in order, as docs/ci.md and action.yml have them.</summary>
internal static partial class Recipe
{
    /// <summary>The steps of the action, with its default inputs for a pull request against main.</summary>
    public static IReadOnlyList<string> GitHub { get; } =
    [.. Steps(Yaml(SampleProject.Original("action.yml")), "runs", "steps").SelectMany(Scripts("run"))];

    public static IReadOnlyList<string> GitLab { get; } =
    [string.Join('\n', Steps(Yaml(Block("gitlab")), "rules", "script").Select(step => ((YamlScalarNode)step).Value))];

    public static IReadOnlyList<string> Azure { get; } =
    [.. Steps(Yaml(Block("azure")), "steps").SelectMany(Scripts("bash"))];

    public static IReadOnlyList<string> Shell { get; } = [Block("shell")];

    /// <summary>The text of the block below a mark in docs/ci.md.</summary>
    public static string Block(string name) =>
        Fenced()
            .Matches(SampleProject.Original("docs/ci.md"))
            .Single(block => block.Groups["name"].Value == name)
            .Groups["text"]
            .Value;

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlNode> Steps(YamlNode root, params string[] path) =>
        (YamlSequenceNode)path.Aggregate(root, (node, key) => node[key]);

    private static Func<YamlNode, IEnumerable<string>> Scripts(string key) =>
        step =>
            ((YamlMappingNode)step).Children.TryGetValue(key, out var script) ? [((YamlScalarNode)script).Value!] : [];

    [GeneratedRegex(@"<!-- recipe: (?<name>[a-z-]+) -->\n```[a-z]+\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
