using System.Globalization;
using System.Text;

namespace RulesHarness.Code.Tests.RandomPrograms;

/// <summary>
/// Writes a random method that builds queries along several ways and sends them. Its parameters decide the way.
/// </summary>
internal sealed class MethodWriter(Random random, string name)
{
    public const string Parameters = "FirestoreDb db, bool b0, bool b1, bool b2, string? s0, Kind k";

    private static readonly string[] Fields = ["a", "b", "c", "d", "e.f"];

    private readonly StringBuilder _helpers = new();
    private readonly StringBuilder _body = new();
    private int _names;
    private int _indent = 2;

    public string Write()
    {
        Line($"Query q = {Source()};");
        Statements(random.Next(2, 6), depth: 0);
        Send("q");
        return $$"""
                public static async Task {{name}}({{Parameters}})
                {
            {{_body}}    }

            {{_helpers}}
            """;
    }

    private string Source() =>
        random.Next(4) switch
        {
            0 => "db.Collection(\"users\").Document(\"u\").Collection(\"posts\")",
            1 => "db.CollectionGroup(Names.Comments)",
            2 => "db.Collection($\"{Names.Rooms}/r/messages\")",
            _ => "db.Collection(\"posts\")",
        };

    private void Statements(int count, int depth)
    {
        for (var at = 0; at < count; at++)
        {
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (random.Next(depth < 2 ? 20 : 7))
        {
            case 0 or 1 or 2:
                Line($"q = q{Step()};");
                break;
            case 3:
                Line($"q = {Condition()} ? q{Step()} : q{(random.Next(2) == 0 ? "" : Step())};");
                break;
            case 4:
                Line($"q = k switch {{ Kind.A => q{Step()}, Kind.B => q{Step()}, _ => q }};");
                break;
            case 5:
                Line(
                    $"q = ({Flag()}, {Flag()}) switch {{ (true, true) => q{Step()}, (true, _) => q{Step()}, _ => q }};"
                );
                break;
            case 6:
                Alias();
                break;
            case 7 or 8 or 9:
                If(depth);
                break;
            case 10:
                Switch(depth);
                break;
            case 11:
                ForEach(depth);
                break;
            case 12:
                For();
                break;
            case 13:
                Helper();
                break;
            case 14:
                Lambda();
                break;
            case 15:
                Filters();
                break;
            case 16:
                NullableQuery();
                break;
            case 17:
                LocalFunction();
                break;
            case 18:
                Send("q");
                break;
            default:
                Leave();
                break;
        }
    }

    private void If(int depth)
    {
        Line($"if ({Condition()})");
        Block(() => Statements(random.Next(1, 3), depth + 1));
        if (random.Next(2) == 0)
        {
            Line("else");
            Block(() => Statements(1, depth + 1));
        }
    }

    private void Switch(int depth)
    {
        Line("switch (k)");
        Block(() =>
        {
            Line("case Kind.A:");
            Statements(1, depth + 1);
            Line("break;");
            Line(random.Next(2) == 0 ? "case Kind.B when b0:" : "case Kind.B or Kind.C:");
            Statements(1, depth + 1);
            Line("break;");
            Line("default:");
            Line("break;");
        });
    }

    private void ForEach(int depth)
    {
        var field = New("f");
        Line($"foreach (var {field} in new[] {{ \"x\", \"y\" }})");
        Block(() =>
        {
            if (random.Next(2) == 0)
            {
                Line($"if ({Condition()})");
                Block(() => Line(random.Next(2) == 0 ? "continue;" : "break;"));
            }
            Line($"q = q.WhereEqualTo({field}, {random.Next(9)});");
        });
    }

    private void For()
    {
        var counter = New("i");
        Line($"for (var {counter} = 0; {counter} < {random.Next(1, 4)}; {counter}++)");
        Block(() => Line($"q = {Flag()} ? q{Step()} : q;"));
    }

    private void Helper()
    {
        var helper = New($"{name}_Helper");
        // A static method has no parameter of the method around it.
        var step = Step().Replace("s0", "\"t\"", StringComparison.Ordinal);
        _helpers.AppendLine(
            CultureInfo.InvariantCulture,
            $$"""
                private static Query {{helper}}(this Query query, bool isOn, string field = "z")
                {
                    if (!isOn)
                    {
                        return query.WhereEqualTo(field, 0);
                    }
                    return query{{step}};
                }

            """
        );
        var given = random.Next(3) switch
        {
            0 => "true",
            1 => $"{Flag()}, \"w\"",
            _ => Flag(),
        };
        Line(random.Next(2) == 0 ? $"q = q.{helper}({given});" : $"q = {helper}(q, {given});");
    }

    private void Lambda()
    {
        var change = New("change");
        Line($"Func<Query, Query> {change} = query => query{Step()};");
        Line($"if ({Condition()})");
        Block(() => Line($"{change} = query => query{Step()};"));
        Line($"q = {change}(q);");
    }

    private void Filters()
    {
        var filters = New("filters");
        Line($"var {filters} = new List<Filter>();");
        for (var at = 0; at < 2; at++)
        {
            Line($"if ({Condition()})");
            Block(() => Line($"{filters}.Add(Filter.EqualTo(\"{Field()}\", {random.Next(9)}));"));
        }
        Line($"if ({filters}.Count > 0)");
        Block(() => Line($"q = q.Where(Filter.{(random.Next(2) == 0 ? "And" : "Or")}({filters}.ToArray()));"));
    }

    private void NullableQuery()
    {
        var other = New("other");
        Line($"Query? {other} = null;");
        Line($"if ({Condition()})");
        Block(() => Line($"{other} = q{Step()};"));
        Line($"q = {other} ?? q;");
    }

    private void LocalFunction()
    {
        var function = New("Add");
        if (random.Next(2) == 0)
        {
            Line($"Query {function}(string field) => q.WhereEqualTo(field, {random.Next(9)});");
            Line($"q = {function}(\"{Field()}\");");
            return;
        }
        Line($"void {function}(bool isOn) {{ if (isOn) {{ q = q{Step()}; }} }}");
        Line($"{function}({Flag()});");
    }

    private void Leave()
    {
        Line($"if ({Condition()})");
        Block(() =>
        {
            if (random.Next(3) == 0)
            {
                Line("throw new InvalidOperationException();");
                return;
            }
            Send("q");
            Line("return;");
        });
    }

    /// <summary>A variable for a field, which a later step sorts by.</summary>
    private void Alias()
    {
        var field = New("field");
        Line($"var {field} = {Condition()} ? \"{Field()}\" : \"{Field()}\";");
        Line($"q = q.OrderBy({field});");
    }

    private void Send(string query)
    {
        Line(
            random.Next(4) switch
            {
                0 => $"await {query}.Count().GetSnapshotAsync();",
                1 => $"await {query}.Aggregate(AggregateField.Sum(\"n\"), AggregateField.Count()).GetSnapshotAsync();",
                _ => $"await {query}.GetSnapshotAsync();",
            }
        );
    }

    private string Step() =>
        random.Next(12) switch
        {
            0 => $".WhereIn(\"{Field()}\", new[] {{ 1, 2 }})",
            1 => $".WhereArrayContains(\"{Field()}\", \"t\")",
            2 => $".WhereGreaterThan(\"{Field()}\", {random.Next(9)})",
            3 => $".WhereNotEqualTo(\"{Field()}\", null)",
            4 => $".OrderByDescending(\"{Field()}\")",
            5 => $".OrderBy(\"{Field()}\").StartAfter(1)",
            6 => $".OrderBy(\"{Field()}\").LimitToLast(3)",
            7 => $".Limit({random.Next(1, 9)})",
            8 => $".Where(Filter.Or(Filter.EqualTo(\"{Field()}\", true), Filter.LessThan(\"{Field()}\", 2)))",
            9 => $".WhereEqualTo(nameof(Names.Rooms), s0)",
            10 => $".Select(\"{Field()}\").Offset({random.Next(9)})",
            _ => $".WhereEqualTo(\"{Field()}\", {random.Next(9)})",
        };

    private string Condition() =>
        random.Next(9) switch
        {
            0 => $"!{Flag()}",
            1 => $"{Flag()} && {Flag()}",
            2 => $"{Flag()} || !{Flag()}",
            3 => "s0 != null",
            4 => "s0 is null",
            5 => "k == Kind.A",
            6 => "k is Kind.A or Kind.B",
            7 => $"s0 is {{ }} && {Flag()}",
            _ => Flag(),
        };

    private string Flag() => $"b{random.Next(3)}";

    private string Field() => Fields[random.Next(Fields.Length)];

    private string New(string prefix) => $"{prefix}{_names++}";

    private void Block(Action content)
    {
        Line("{");
        _indent++;
        content();
        _indent--;
        Line("}");
    }

    private void Line(string text) => _body.Append(' ', _indent * 4).AppendLine(text);
}
