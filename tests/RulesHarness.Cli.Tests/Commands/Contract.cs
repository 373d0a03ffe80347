using System.Text.Json;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The contract of the JSON of <c>check</c>: names, types, allowed values.</summary>
internal static class Contract
{
    public static void Check(JsonElement report, string spec, string rules)
    {
        Names(report)
            .Should()
            .Contain("engine", "engineVersion", "seed", "summary", "diagnostics", "cases", "spec", "rules", "indexes");
        Text(report, "engine", "emulator", "embedded", "both");
        // Null where it can't be told, as of an emulator that was running.
        report.GetProperty("engineVersion").ValueKind.Should().BeOneOf(JsonValueKind.String, JsonValueKind.Null);
        Whole(report, "seed", int.MinValue, int.MaxValue);
        var summary = report.GetProperty("summary");
        var cases = report.GetProperty("cases");
        Whole(summary, "cases", cases.GetArrayLength(), cases.GetArrayLength());
        foreach (
            var (name, status) in new[]
            {
                ("passed", "passed"),
                ("failed", "failed"),
                ("warned", "warned"),
                ("errors", "error"),
            }
        )
        {
            var count = cases.EnumerateArray().Count(tried => tried.GetProperty("status").GetString() == status);
            Whole(summary, name, count, count);
        }

        Whole(summary, "durationMs", 0, int.MaxValue);
        foreach (var diagnostic in report.GetProperty("diagnostics").EnumerateArray())
        {
            Diagnostic(diagnostic);
        }
        foreach (var tried in cases.EnumerateArray())
        {
            Case(tried, spec.Split('\n').Length, rules.Split('\n').Length);
        }
        foreach (var link in report.GetProperty("spec").EnumerateArray())
        {
            Link(link, spec.Split('\n').Length, "file", "text");
        }
        foreach (var link in report.GetProperty("rules").EnumerateArray())
        {
            Link(link, rules.Split('\n').Length, "path");
            link.GetProperty("methods")
                .EnumerateArray()
                .Select(method => method.GetString())
                .Should()
                .NotBeEmpty()
                .And.BeSubsetOf(["get", "list", "create", "update", "delete"]);
            link.GetProperty("allowed").ValueKind.Should().BeOneOf(JsonValueKind.True, JsonValueKind.False);
        }

        var indexes = report.GetProperty("indexes");
        foreach (var name in new[] { "missing", "unused", "redundant", "invalid" })
        {
            indexes.GetProperty(name).ValueKind.Should().Be(JsonValueKind.Array, name);
        }
    }

    public static void Diagnostic(JsonElement diagnostic)
    {
        diagnostic.GetProperty("id").GetString().Should().MatchRegex(@"^RH\d{4}$");
        Text(diagnostic, "severity", "error", "warning", "info");
        Text(diagnostic, "message");
        Text(diagnostic, "help");
        Text(diagnostic, "file");
        Whole(diagnostic, "line", 1, int.MaxValue);
        Whole(diagnostic, "column", 1, int.MaxValue);
    }

    public static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);

    private static void Case(JsonElement tried, int specLines, int ruleLines)
    {
        var id = tried.GetProperty("id").GetString();
        id.Should().NotBeNullOrWhiteSpace();
        Text(tried, "kind", "permission", "schema", "access-pattern");
        Whole(tried, "specLine", 1, specLines);
        Text(tried, "collection");
        Text(tried, "operation", "get", "list", "create", "update", "delete");
        Text(tried, "actor");
        Text(tried, "path");
        Text(tried, "expected", "allow", "deny");
        Text(tried, "actual", "allow", "deny");
        Text(tried, "cause", "true", "false", "no-match", "error", "limit");
        if (tried.GetProperty("ruleLine").ValueKind != JsonValueKind.Null)
        {
            Whole(tried, "ruleLine", 1, ruleLines);
        }
        Text(tried, "status", "passed", "failed", "warned", "error");
        Text(tried, "message");
        (tried.GetProperty("status").GetString() == "passed")
            .Should()
            .Be(
                tried.GetProperty("expected").GetString() == tried.GetProperty("actual").GetString()
                    && tried.GetProperty("message").GetString()!.StartsWith("expected ", StringComparison.Ordinal)
                        == false,
                id
            );
    }

    private static void Link(JsonElement link, int lines, params string[] texts)
    {
        Whole(link, "line", 1, lines);
        foreach (var name in texts)
        {
            Text(link, name);
        }
        link.GetProperty("cases").EnumerateArray().Should().NotContain(id => id.ValueKind != JsonValueKind.String);
    }

    private static void Text(JsonElement element, string name, params string[] allowed)
    {
        element.GetProperty(name).ValueKind.Should().Be(JsonValueKind.String, name);
        if (allowed.Length > 0)
        {
            element.GetProperty(name).GetString().Should().BeOneOf(allowed, name);
        }
    }

    private static void Whole(JsonElement element, string name, long least, long most) =>
        element.GetProperty(name).GetInt64().Should().BeInRange(least, most, name);
}
