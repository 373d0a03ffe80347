using RulesHarness.Checking;

namespace RulesHarness.Tests.Forms;

/// <summary>
/// A form of the spec language with rules that say the same, and single edits of the rules that say something else.
/// Each is a part of a file in Forms/Data: a line of <c>===</c> with its name, its spec, a line <c>--- rules</c>, the
/// match blocks, and a line <c>! part ==> replacement</c> for each edit.
/// </summary>
internal sealed record Form(string Name, string Spec, string Rules, IReadOnlyList<(string Part, string Instead)> Edits)
{
    public static IReadOnlyList<Form> All { get; } =
    [.. TestData.Files("Forms/Data").SelectMany(text => $"\n{text}".Split("\n=== ").Skip(1)).Select(Read)];

    public string RulesWith(string part, string instead)
    {
        Rules.Split(part).Should().HaveCount(2, $"`{part}` stands in the rules of `{Name}` once");
        return Rules.Replace(part, instead, StringComparison.Ordinal);
    }

    /// <summary>Checks rules strictly on the embedded engine.</summary>
    public async Task<CheckReport> CheckAsync(string rules)
    {
        var folder = TestFolder.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "form.md"), Spec);
        await File.WriteAllTextAsync(Path.Combine(folder, "firestore.rules"), TestRules.Of(rules).Content);
        var options = new CheckOptions
        {
            Project = folder,
            Specs = ["form.md"],
            Strict = true,
            Engine = EngineChoice.Embedded,
        };
        return await Checker.RunAsync(options, TimeProvider.System);
    }

    private static Form Read(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var rules = Array.IndexOf(lines, "--- rules");
        // What is written before the first heading is front matter.
        var heading = Array.FindIndex(lines, line => line.StartsWith('#'));
        var frontMatter = heading == 1 ? "" : $"---\n{string.Join('\n', lines[1..heading])}\n---\n";
        var edits = Array.FindIndex(lines, line => line.StartsWith("! ", StringComparison.Ordinal));
        return new Form(
            lines[0],
            $"{frontMatter}# {lines[0]}\n\n## Database Choice\n\nFirestore.\n\n{string.Join('\n', lines[heading..rules])}\n",
            string.Join('\n', lines[(rules + 1)..edits]),
            [.. lines[edits..].Select(Edit)]
        );
    }

    private static (string, string) Edit(string line)
    {
        var parts = line[2..].Split(" ==>");
        return (parts[0], parts[1].Trim());
    }
}
