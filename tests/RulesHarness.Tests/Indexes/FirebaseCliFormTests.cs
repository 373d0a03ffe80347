using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// Index files are accepted, rejected and skipped as by the Firebase CLI. Data/firebase-cli.txt has a form under each
/// <c>===</c>, with the outcome of running the CLI's own deploy (version 15.34.2) on it, and what it deployed. Where the
/// CLI sends what is an error all the same, <c>error</c> has the reason.
/// </summary>
public sealed class FirebaseCliFormTests
{
    private const string Skipped = "RH5046";

    /// <summary>A form, and the facts about it.</summary>
    private sealed record Form(string Cli, string? Error, IReadOnlyList<string> Deployed, string Text);

    private static IEnumerable<TestCaseData> Forms() =>
        $"\n{TestData.Text("Indexes/Data/firebase-cli.txt").ReplaceLineEndings("\n")}"
            .Split("\n=== ")
            .Skip(1)
            .Select(block => new TestCaseData(Read(block)).SetArgDisplayNames(block.Split('\n')[0]));

    [TestCaseSource(nameof(Forms))]
    public void Form_has_the_outcome_that_it_has_in_the_firebase_cli(object form)
    {
        var (cli, error, deployed, text) = (Form)form;

        var read = IndexFile.Read("i.json", text);

        var errors = read.Diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (cli == "refused" || error is not null)
        {
            errors.Should().NotBeEmpty();
            return;
        }

        errors.Should().BeEmpty();
        read.IsUsable.Should().BeTrue();
        read.Diagnostics.Any(finding => finding.Id == Skipped).Should().Be(cli == "skipped");
        Declared(read).Should().BeEquivalentTo(deployed.Where(IsForClients).Select(WithoutOptions));
    }

    private static Form Read(string block)
    {
        var (head, text) = (block.Split("\n---\n")[0].Split('\n'), block.Split("\n---\n")[1]);
        var facts = head.Skip(1).Select(line => line.Split(": ", 2)).ToLookup(fact => fact[0], fact => fact[1]);
        return new Form(facts["cli"].Single(), facts["error"].SingleOrDefault(), [.. facts["deploys"]], text);
    }

    /// <summary>Queries of client libraries use indexes of the usual kind only.</summary>
    private static bool IsForClients(string deployed) =>
        !deployed.Contains("_API", StringComparison.Ordinal) && !deployed.EndsWith("search", StringComparison.Ordinal);

    private static string WithoutOptions(string deployed) =>
        Regex.Replace(deployed, @" \([A-Za-z_ ]+\)| ttl$", "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Declared(IndexFile file)
    {
        var composite = file.Indexes.Where(index => index.Fields.Count > 1 || index.Fields[0].Mode == IndexMode.Vector);
        foreach (var index in composite)
        {
            var fields = index.Fields.Select(field => $"{field.FieldPath} {ModeOf(field)}");
            yield return $"{Scope(index.IsGroupScope)}{index.CollectionGroup}: {string.Join(", ", fields)}";
        }
        foreach (var each in file.Overrides)
        {
            var singles = each.Indexes.Select(single => $"{Scope(single.IsGroup)}{ModeOf(new("", single.Mode))}");
            yield return $"{each.Collection}.{each.Field} = [{string.Join(", ", singles)}]";
        }
    }

    private static string Scope(bool isGroup) => isGroup ? "**/" : "";

    private static string ModeOf(IndexField field) =>
        field.Mode switch
        {
            IndexMode.Ascending => "asc",
            IndexMode.Descending => "desc",
            IndexMode.ArrayContains => "array-contains",
            _ => string.Create(CultureInfo.InvariantCulture, $"vector {field.Dimension}"),
        };
}
