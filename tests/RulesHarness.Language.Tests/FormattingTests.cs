using RulesHarness.Language.Formatting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests;

public sealed class FormattingTests
{
    [TestCase("match /a{allow read;}", "match /a {\n  allow read;\n}")]
    [TestCase("match/{ b = ** }{allow read,write:if(true);}", "match /{b=**} {\n  allow read, write: if (true);\n}")]
    [TestCase("match / {a} /b { allow read }", "match /{a}/b {\n  allow read\n}")]
    [TestCase(
        "match /a { allow read:if a==b&&!c||-d<e+f*g; }",
        "match /a {\n  allow read: if a == b && !c || -d < e + f * g;\n}"
    )]
    [TestCase(
        "match /a { allow read:if a [ b ] . c ( d , e ) [ 1 : ] [ : ]; }",
        "match /a {\n  allow read: if a[b].c(d, e)[1:][:];\n}"
    )]
    [TestCase(
        "match /a { allow read:if { 'a' : [ 1 , 2 ] } == {}; }",
        "match /a {\n  allow read: if {'a': [1, 2]} == {};\n}"
    )]
    [TestCase(
        "match /a { allow read:if exists( / $( a ) /b /(c) / {d = *}); }",
        "match /a {\n  allow read: if exists(/$(a)/b/(c)/{d=*});\n}"
    )]
    [TestCase(
        "match /a { allow read:if a?/b :c in[d]is list; }",
        "match /a {\n  allow read: if a ? /b : c in [d] is list;\n}"
    )]
    [TestCase("match /a { allow read:if {/b :/c .d}; }", "match /a {\n  allow read: if {/b : /c .d};\n}")]
    [TestCase("match /a { allow read:if /b / (c)/ d - -e; }", "match /a {\n  allow read: if /b / (c) / d - -e;\n}")]
    [TestCase("match /a { allow read:if 1 . b(); }", "match /a {\n  allow read: if 1 .b();\n}")]
    [TestCase("match /a {\n\n\n allow get;\n\n\n allow list; }", "match /a {\n  allow get;\n\n  allow list;\n}")]
    [TestCase(
        "match /a { allow get; allow list; // both\n // next\n allow create; /* x */ }",
        "match /a {\n  allow get;\n  allow list; // both\n  // next\n  allow create; /* x */\n}"
    )]
    [TestCase("match /a { // first\nallow get;\n// last\n}", "match /a { // first\n  allow get;\n  // last\n}")]
    [TestCase(
        "match /a { allow get: if /* why */ a // so\n == b; }",
        "match /a {\n  allow get: if /* why */ a // so\n      == b;\n}"
    )]
    [TestCase("match /a { allow get: if a\n&& b && c; }", "match /a {\n  allow get: if a\n    && b\n    && c;\n}")]
    [TestCase(
        "match /a { function f ( a , b ) { let c = a\n+ b; return c } allow get: if f ( 1 , 2 ) == 3; }",
        "match /a {\n  function f(a, b) {\n    let c = a + b;\n    return c\n  }\n  allow get: if f(1, 2) == 3;\n}"
    )]
    public void Layout_is_the_usual_one(string body, string expected)
    {
        var rules = RulesParser.Parse($"service cloud.firestore{{{body}}}");

        RulesFormatter.Format(rules).Should().Be($"service cloud.firestore {{\n  {Indented(expected)}\n}}\n");
    }

    [TestCase(
        "match /a { allow read: if request.resource.data.subtitle is string && request.resource.data.title.size() > 10000 && request.auth.uid != null; }",
        "match /a {\n  allow read: if request.resource.data.subtitle is string\n    && request.resource.data.title.size() > 10000\n    && request.auth.uid != null;\n}"
    )]
    [TestCase(
        "match /a { allow read: if aaaaaaaaaaaaaaaaaaaaaaaa && ((bbbbbbbbbbbbbbbbbbbbbbbb == null && cccccccccccccccccccc in [1, 2]) || (dddddddddddddd(e) && fffffffffff)); }",
        "match /a {\n  allow read: if aaaaaaaaaaaaaaaaaaaaaaaa\n    && ((bbbbbbbbbbbbbbbbbbbbbbbb == null && cccccccccccccccccccc in [1, 2]) || (dddddddddddddd(e) && fffffffffff));\n}"
    )]
    [TestCase(
        "match /a { allow read: if ((aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa == null && bbbbbbbbbbbbbbbbbbbbbbbbbbb in [1, 2]) || (cccccccccccccccccccccccc(d) && eeeee)); }",
        "match /a {\n  allow read: if ((aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa == null && bbbbbbbbbbbbbbbbbbbbbbbbbbb in [1, 2])\n      || (cccccccccccccccccccccccc(d) && eeeee));\n}"
    )]
    [TestCase(
        "match /a { allow read: if request.resource.data.keys().hasOnly(['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota']); }",
        "match /a {\n  allow read: if request.resource.data.keys().hasOnly(['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta',\n      'iota']);\n}"
    )]
    public void Long_statement_is_broken_at_its_operators_then_at_commas(string body, string expected)
    {
        Layout_is_the_usual_one(body, expected);
    }

    [Test]
    public void Realistic_file_keeps_its_meaning_and_its_layout()
    {
        foreach (var text in new[] { Samples.Blog, Samples.Inkwell })
        {
            KeepsItsMeaning(text);
            KeepsItsMeaning(OnOneLine(text));
        }
    }

    [TestCase("")]
    [TestCase("\ufeff// only\n\n\n/* a\n b */")]
    public void Comments_around_stay(string start)
    {
        KeepsItsMeaning($"{start}\r\nfunction f() {{ return 1; }}\r\n\r\n// end");
    }

    [Test]
    public void File_with_errors_is_misuse()
    {
        var format = () => RulesFormatter.Format(RulesParser.Parse("service {"));

        format.Should().Throw<ArgumentException>();
    }

    private static string Indented(string text) =>
        text.Replace("\n", "\n  ", StringComparison.Ordinal).Replace("\n  \n", "\n\n", StringComparison.Ordinal);

    private static void KeepsItsMeaning(string text)
    {
        var formatted = RulesFormatter.Format(RulesParser.Parse(text));

        Tokens(formatted).Should().Equal(Tokens(text));
        RulesFormatter.Format(RulesParser.Parse(formatted)).Should().Be(formatted);
        formatted.Split('\n').Should().OnlyContain(line => line.TrimEnd() == line);
    }

    private static IEnumerable<string> Tokens(string text) =>
        Lexer
            .Lex(text)
            .Tokens.Where(token => token.Kind is not (TokenKind.Whitespace or TokenKind.ByteOrderMark))
            .Select(token => token.Kind == TokenKind.BlockComment ? token.Text.ReplaceLineEndings("\n") : token.Text);

    private static string OnOneLine(string text) =>
        string.Concat(
            Lexer
                .Lex(text)
                .Tokens.Where(token => token.Kind != TokenKind.LineComment)
                .Select(token => token.Kind == TokenKind.Whitespace ? " " : token.Text)
        );
}
