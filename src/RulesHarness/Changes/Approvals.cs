using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Comparing;

namespace RulesHarness.Changes;

/// <summary>
/// An accepted widening. <c>Condition</c> is the fingerprint of the condition with its functions expanded: the entry
/// stays valid while the rules are reformatted or functions renamed, and not when a function allows more.
/// <c>Line</c> is the line of the entry, from 1.
/// </summary>
internal sealed record Approval(
    string Collection,
    string Operation,
    string Who,
    string Statement,
    string Condition,
    string Reason,
    int Line
)
{
    /// <summary>The fingerprint of the condition of a change.</summary>
    internal static string Fingerprint(BehaviourChange change)
    {
        const int Digits = 16;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(change.Condition)))[..Digits];
    }

    internal bool Accepts(BehaviourChange change, string who, string statement) =>
        change.Direction == ChangeDirection.Widened
        && Collection == change.Path
        && Operation == change.Method.Name()
        && Who == who
        && Statement == statement
        && Condition == Fingerprint(change);
}

/// <summary>The accepted widenings of a project, and the findings about their file.</summary>
internal sealed record Approvals(string File, IReadOnlyList<Approval> Entries, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The name of the file where no other is given.</summary>
    public const string UsualName = "rules-approvals.json";

    private const string List = "approvals";

    private static readonly string[] Members = ["collection", "operation", "who", "statement", "condition", "reason"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Approvals None { get; } = new(UsualName, [], []);

    public static Approvals Read(string file, string text)
    {
        var context = new JsonContext(file, Encoding.UTF8.GetBytes(text), ChangeDiagnostics.OfJson);
        if (context.Root() is not { } root)
        {
            return new Approvals(file, [], context.Diagnostics);
        }

        if (root.Kind != JsonValueKind.Object)
        {
            context.Report(context.Findings.WrongKind, root, file, $"an object with the list `{List}`");
            return new Approvals(file, [], context.Diagnostics);
        }

        var node = new JsonNode(context, file, root);
        node.Only(List);
        node.Require(List, $"\"{List}\": []");
        var entries = node.Objects(List).Select(entry => Entry(context, entry)).OfType<Approval>().ToList();
        return new Approvals(file, entries, context.Diagnostics);
    }

    /// <summary>
    /// The text of a file with an entry more for each change. Each lacks its reason, so that it is not accepted before
    /// somebody writes one. What the file has stays as it is, comments included.
    /// </summary>
    public static string Add(string? text, IReadOnlyList<ReviewedChange> changes)
    {
        var entries = string.Join(",\n", changes.Select(Write));
        if (text is null)
        {
            return $"{{\n  \"{List}\": [\n{entries}{(entries.Length > 0 ? "\n" : "")}  ]\n}}\n";
        }

        if (changes.Count == 0)
        {
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var list = JsonTree.Read(bytes)[List]!;
        var at = list.Items.Count == 0 ? list.Start + 1 : list.Items[^1].End;
        var before = list.Items.Count == 0 ? "\n" : ",\n";
        return Encoding.UTF8.GetString(bytes[..at])
            + before
            + entries
            + (list.Items.Count == 0 ? "\n  " : "")
            + Encoding.UTF8.GetString(bytes[at..]);
    }

    private static string Write(ReviewedChange change)
    {
        string[] values =
        [
            change.Change.Path,
            change.Operation,
            change.Who,
            change.Statement,
            Approval.Fingerprint(change.Change),
            "",
        ];
        var members = Members.Zip(
            values,
            (name, value) => $"      \"{name}\": {JsonSerializer.Serialize(value, Readable)}"
        );
        return $"    {{\n{string.Join(",\n", members)}\n    }}";
    }

    private static Approval? Entry(JsonContext context, JsonNode entry)
    {
        entry.Only(Members);
        foreach (var member in Members)
        {
            entry.Require(member, $"\"{member}\": \"...\"");
        }

        var texts = Members.Select(entry.Text).OfType<string>().ToList();
        if (texts.Count < Members.Length)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(texts[^1]))
        {
            context.Report(ChangeDiagnostics.NoReason, entry["reason"]!);
            return null;
        }

        var line = context.PlaceOf(entry.Json).Line;
        return new Approval(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], line);
    }
}
