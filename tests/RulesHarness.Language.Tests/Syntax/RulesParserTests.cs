using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

public sealed class RulesParserTests
{
    [TestCase("match /a/{b} { allow read; }", "/a/{b}[read]")]
    [TestCase("match /a/{b}{allow read,write:if true}", "/a/{b}[read,write?<true>]")]
    [TestCase("match /a/{b} { allow get: if true allow list: if x == 1; }", "/a/{b}[get?<true> list?<x == 1>]")]
    [TestCase("match /a / {b} { allow read }", "/a/{b}[read]")]
    [TestCase("match /a/{ b = ** } { match /c/{d=*} { allow read } }", "/a/{b=**}[/c/{d}[read]]")]
    [TestCase("match /a-b.c/12/1.5x/a%20b/x*/~y@z:1+2&3 { allow read; }", "/a-b.c/12/1.5x/a%20b/x*/~y@z:1+2&3[read]")]
    [TestCase("match /match/(default)/if /allow { allow read; }", "/match/(default)/if/allow[read]")]
    [TestCase("match /a//b\n/c { allow read; }", "/a/c[read]")]
    [TestCase(
        "match /a { allow read: if f('}', \"{;\") /* ; */ && [{'a': 1}][0].a == 1; }",
        "/a[read?<f('}', \"{;\") /* ; */ && [{'a': 1}][0].a == 1>]"
    )]
    [TestCase(
        "match /a { allow read: if d.match && exists(/b/allow/x-match/$(f({'k': 1}))); }",
        "/a[read?<d.match && exists(/b/allow/x-match/$(f({'k': 1})))>]"
    )]
    [TestCase(
        "match /a { function f(x, y) { let z = {'a': x}; return z.a == y; } allow read: if f(1, 1); }",
        "/a[f(x,y)<let z = {'a': x}; z.a == y> read?<f(1, 1)>]"
    )]
    public void Match_block_has_its_path_statements_and_functions(string body, string expected)
    {
        var rules = Samples.Parse(body);
        var documents = rules.File.Services.Single().Matches.Single();

        TreeText.Of(rules, documents).Should().Be($"/databases/{{database}}/documents[{expected}]");
    }

    [TestCase("service a { match /x { allow read; } }", 1, "a[/x[read]]")]
    [TestCase("rules_version='1'; service a { match /x { allow read; } }", 1, "a[/x[read]]")]
    [TestCase("\ufeff// hello\r\nrules_version = \"2\"\r\nservice a.b.c { match/x{allow read} }", 2, "a.b.c[/x[read]]")]
    [TestCase(
        "function f() {return 1} service a {function g() {return 2} match/x{allow get}} service b {match/y{allow get}}",
        1,
        "f()<1> a[g()<2> /x[get]] b[/y[get]]"
    )]
    public void File_has_a_version_services_and_functions(string text, int version, string expected)
    {
        var rules = RulesParser.Parse(text);

        rules.Diagnostics.Should().BeEmpty();
        rules.File.Version.Should().Be(version);
        TreeText.Of(rules).Should().Be(expected);
    }

    // Columns are those of the body, which stands on a line of its own.
    [TestCase("match /a/{b} { allow read: true; }", "RH2005@28", "/a/{b}[read?<true>]")]
    [TestCase("match /a/{b} { allow read if true; }", "RH2005@27", "/a/{b}[read?<true>]")]
    [TestCase("match /a/{b} { allow: if true; }", "RH2013@16", "/a/{b}[?<true>]")]
    [TestCase("match /a/{b} { allow read,: if true; }", "RH2005@26", "/a/{b}[read?<true>]")]
    [TestCase("match /a/{b} { allow read write: if true; }", "RH2005@27", "/a/{b}[read]")]
    [TestCase("match /a/{b} { allow read: if ; }", "RH2014@28", "/a/{b}[read?<>]")]
    [TestCase("match /a/{b} { allow read: if (true; allow write; }", "RH2007@31", "/a/{b}[read?<(true> write]")]
    [TestCase("match /a/{b} { allow read: if true); }", "RH2006@35", "/a/{b}[read?<true>]")]
    [TestCase(
        "match /a/{b} { allow read: if [(1}; allow write; }",
        "RH2007@31 RH2007@32 RH2006@35 RH2006@4:3",
        "write /a/{b}[read?<[(1>]"
    )]
    [TestCase("match /a/{b} { }", "RH2010@14", "/a/{b}[]")]
    [TestCase("match /a/{b} { ; allow read; }", "RH2006@16", "/a/{b}[read]")]
    [TestCase("match a/{b} { allow read; }", "RH2005@7", "/a/{b}[read]")]
    [TestCase("match /a b/{c} { allow read; } match /d { allow get; }", "RH2005@10", "/a[read] /d[get]")]
    [TestCase("match /a/{b}/ { allow read; }", "RH2011@13", "/a/{b}[read]")]
    [TestCase("match / a/{b} { allow read; }", "RH2011@7", "/a/{b}[read]")]
    [TestCase("match /a/{allow} { allow read; }", "RH2012@11", "/a/{allow}[read]")]
    [TestCase("match /a/{b=c} { allow read; }", "RH2005@13", "/a/{b}[read]")]
    [TestCase("match /a/{b} allow read; }", "RH2005@14", "/a/{b}[read]")]
    [TestCase("match /a { function f() { } allow read; }", "RH2015@21", "/a[f()<> read]")]
    [TestCase("match /a { function f( { return 1; } allow read; }", "RH2005@24", "/a[f()<1> read]")]
    [TestCase("match /a { function f(a,) { return 1; } allow read; }", "RH2005@25", "/a[f(a,)<1> read]")]
    [TestCase("match /a { function let() { return 1; } allow read; }", "RH2012@21", "/a[let()<1> read]")]
    [TestCase("match /a { function f() { return (1; } allow read; }", "RH2007@34", "/a[f()<(1> read]")]
    [TestCase(
        "allow x y; function z { return 1; } match /a { allow read; } nonsense {{}} match /b { allow get; }",
        "RH2005@9 RH2005@23 RH2006@62",
        "z()<1> x /a[read] /b[get]"
    )]
    public void Errors_are_all_told_and_the_rest_is_read(string body, string diagnostics, string expected)
    {
        var rules = RulesParser.Parse(Samples.InService(body));

        var told = string.Join(' ', rules.Diagnostics.Select(Told));
        told.Should().Be(diagnostics);
        rules.HasErrors.Should().BeTrue();
        TreeText.Of(rules).Should().Be($"cloud.firestore[/databases/{{database}}/documents[{expected}]]");
    }

    [TestCase("", "RH2009@1:1")]
    [TestCase("// nothing", "RH2009@1:11")]
    [TestCase("match /a { allow read; }", "RH2006@1:1")]
    [TestCase("rules_version = 2; service a { match /x { allow read; } }", "RH2005@1:17")]
    [TestCase("service a { match /x { allow read; } } rules_version = '2';", "RH2006@1:40")]
    [TestCase("import 'x'; service a { match /x { allow read; } }", "RH2016@1:1")]
    [TestCase("service a { allow read; match /x { allow read; } } }", "RH2006@1:13 RH2006@1:52")]
    [TestCase("service a { match /x { allow read;", "RH2007@1:11 RH2007@1:22")]
    [TestCase("service a { match /x { allow read; service b { match /y { allow read; } }", "RH2007@1:11 RH2007@1:22")]
    [TestCase("service { match /y { allow read; } }", "RH2001@1:9 RH2012@1:11 RH2005@1:17 RH2006@1:22 RH2006@1:36")]
    public void Errors_of_the_file_are_reported(string text, string expected)
    {
        var rules = RulesParser.Parse(text);

        string.Join(' ', rules.Diagnostics.Select(d => $"{d.Id}@{d.Span.Line}:{d.Span.Column}")).Should().Be(expected);
    }

    [Test]
    public void Messages_quote_the_words_of_the_file_and_begin_in_lower_case()
    {
        var rules = RulesParser.Parse(Samples.InService("match /a/{b} { allow read wirte: if true; }"));

        rules.Diagnostics.Single().Message.Should().Be("expected `:` or `;`, found `wirte`");
    }

    [TestCase("match /a { allow read: if true; }", true)]
    [TestCase("match /a { allow read; }", true)]
    [TestCase("match /a { allow read: if true && true; }", false)]
    [TestCase("match /a { allow read: if x; }", false)]
    public void Statement_is_unconditional_without_a_condition_or_with_true(string body, bool expected)
    {
        var match = Samples.Parse(body).File.Services[0].Matches[0].Matches[0];

        match.Allows.Single().IsUnconditional.Should().Be(expected);
    }

    [TestCase("match /a { allow read; }", 3)]
    [TestCase("match /a {\n allow\nread\n:\nif // why\n (\n x\n.y == 1);\n}", 8)]
    public void Verdict_line_is_where_the_condition_begins(string body, int expected)
    {
        var match = Samples.Parse(body).File.Services[0].Matches[0].Matches[0];

        match.Allows.Single().VerdictLine.Should().Be(expected);
    }

    [Test]
    public void Realistic_file_has_no_diagnostics()
    {
        RulesParser.Parse(Samples.Blog).Diagnostics.Should().BeEmpty();
    }

    private static string Told(RulesDiagnostic diagnostic) =>
        $"{diagnostic.Id}@{(diagnostic.Span.Line == 3 ? "" : $"{diagnostic.Span.Line}:")}{diagnostic.Span.Column}";
}
