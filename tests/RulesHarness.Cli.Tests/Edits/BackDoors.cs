using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// Random back doors in a rules file: one more alternative of the condition of a statement, or a block of wildcards.
/// The same seed gives the same doors.
/// </summary>
internal sealed class BackDoors
{
    private static readonly string[] Methods = ["read", "get", "list", "write", "create", "update", "delete"];

    private static readonly string[] Wildcards = ["{document=**}", "{any}/{key}", "{any}/{key}/{rest=**}"];

    private readonly ParsedRules _rules;
    private readonly MatchBlock _database;
    private readonly (AllowStatement Statement, DoorPlace Place)[] _statements;
    private readonly string[] _fields;
    private readonly Random _random;
    private readonly DoorConditions _conditions;

    public BackDoors(string rules, int seed)
    {
        _rules = RulesParser.Parse(rules);
        _database = _rules.File.Services.Single().Matches.Single();
        _statements = [.. _database.Matches.SelectMany(block => Statements(block, []))];
        _fields = [.. _statements.SelectMany(one => one.Place.Fields).Distinct()];
        _random = new Random(seed);
        var database = _database.Path.Segments.OfType<CaptureSegment>().First().Name;
        _conditions = new DoorConditions(_random, database);
    }

    /// <summary>The next door. It may be one that opens nothing.</summary>
    public BackDoor Draw() => _random.Next(6) == 0 ? Block() : Operand();

    /// <summary>The next door for which a request is known that it lets in.</summary>
    public BackDoor DrawOpen(DateTimeOffset time)
    {
        while (true)
        {
            var door = Draw();
            if (Compare(door, time).Changes.Any(change => change.Direction == ChangeDirection.Widened))
            {
                return door;
            }
        }
    }

    /// <summary>Compares the rules with the ones that have the door.</summary>
    public RulesDifference Compare(BackDoor door, DateTimeOffset time) =>
        RulesComparison.Compare(_rules, RulesParser.Parse(door.Rules), time);

    private BackDoor Operand()
    {
        var (statement, place) = Any(_statements);
        var condition = statement.Condition!;
        var (kind, text) = _conditions.At(place);
        return _random.Next(2) == 0
            ? Insert(kind, text, condition.Span.Offset, $"{text}\n        || ", 0, condition.Span.Line)
            : Insert(kind, text, condition.Span.End, $"\n        || {text}", 1, condition.Span.Line);
    }

    private BackDoor Block()
    {
        var path = Any(Wildcards);
        var method = Any(Methods);
        var isWritten = method is "create" or "write" or "update";
        var place = new DoorPlace(
            path.Contains("{key}", StringComparison.Ordinal) ? ["any", "key"] : [],
            isWritten ? "request.resource.data" : "resource.data",
            _fields,
            method == "update",
            method is "list" or "read"
        );
        var (kind, text) = _conditions.At(place);
        var block = $"    match /{path} {{ allow {method}: if {text}; }}\n";
        var before = Any(_database.Matches).Span;
        var lineStart = _rules.Source.Text.LastIndexOf('\n', before.Offset) + 1;
        return Insert($"block, {kind}", $"{path} {method}: {text}", lineStart, block, 0, before.Line);
    }

    private BackDoor Insert(string kind, string text, int at, string door, int linesBefore, int statementLine)
    {
        var rules = _rules.Source.Text;
        var line = rules.AsSpan(0, at).Count('\n') + 1 + linesBefore;
        return new BackDoor(kind, text, rules.Insert(at, door), line, statementLine);
    }

    private static IEnumerable<(AllowStatement, DoorPlace)> Statements(MatchBlock block, string[] outer)
    {
        string[] ids = [.. outer, .. block.Path.Segments.OfType<CaptureSegment>().Select(segment => segment.Name)];
        var fields = FieldsOf(block);
        return
        [
            .. block.Allows.Select(allow => (allow, PlaceOf(allow, ids, fields))),
            .. block.Matches.SelectMany(inner => Statements(inner, ids)),
        ];
    }

    private static DoorPlace PlaceOf(AllowStatement allow, string[] ids, string[] fields)
    {
        var methods = allow.Methods.Select(method => method.Text).ToHashSet();
        return new DoorPlace(
            ids,
            methods.Overlaps(["create", "update", "write"]) ? "request.resource.data" : "resource.data",
            fields,
            methods.Contains("update"),
            methods.Overlaps(["list", "read"])
        );
    }

    // The fields that the block's schema lets a document have.
    private static string[] FieldsOf(MatchBlock block) =>
        [
            .. block
                .Functions.Select(function => function.Result)
                .Concat(block.Allows.Select(allow => allow.Condition).OfType<Expression>())
                .SelectMany(expression => expression.DescendantsAndSelf())
                .OfType<CallExpression>()
                .Where(call => call.Function.Text == "hasOnly")
                .Select(call => call.Arguments[0])
                .OfType<ListExpression>()
                .Take(1)
                .SelectMany(list => list.Items)
                .OfType<LiteralExpression>()
                .Select(literal => (string)literal.Value!)
                .Where(name => name.All(char.IsAsciiLetterOrDigit)),
        ];

    private T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
