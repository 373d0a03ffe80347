using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the YAML at the head of a spec.</summary>
internal static class FrontMatterReader
{
    public static FrontMatter? Read(TextSlice? slice, ReadingContext context)
    {
        if (slice is not { } frontMatter)
            return null;
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(frontMatter.Text.Trim().Trim('-')));
            if (yaml.Documents.FirstOrDefault()?.RootNode is YamlMappingNode root)
                return new FrontMatter(Scalar(root, "id"), Scalar(root, "title"), Scalar(root, "status"));
            context.Report(SpecFindings.UnreadableFrontMatter, frontMatter, "it holds no keys");
        }
        catch (YamlException unreadable)
        {
            context.Report(SpecFindings.UnreadableFrontMatter, frontMatter, unreadable.Message.Split('\n')[0]);
        }

        return null;
    }

    private static string Scalar(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode scalar ? scalar.Value ?? "" : "";
}
