using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

public sealed class LexerTests
{
    [TestCase("allow read: if a.b!=null;", "allow read : if a . b != null ;")]
    [TestCase("/posts/{id=**}", "/posts / { id = ** }")]
    [TestCase("/a/$(b)/$c", "/a / $ ( b ) / $c")]
    [TestCase("x<=1&&y>=.5||!z", "x <= 1 && y >= .5 || ! z")]
    [TestCase("[1,2.0][0:1]%3", "[ 1 , 2.0 ] [ 0 : 1 ] % 3")]
    [TestCase("1. 1e5 0x1F 007", "1. 1 e5 0 x1F 0 0 7")]
    [TestCase("""'it\'s' "a'b" b'\x41' '//' """, """'it\'s' "a'b" b'\x41' '//'""")]
    [TestCase("a/**/b//c", "a b")]
    [TestCase("a /* } ' */ ? b : -c*d+e", "a ? b : - c * d + e")]
    [TestCase("/a-b/~c@d&e", "/a-b /~c@d&e")]
    [TestCase("b bb b1 B'a'b", "b bb b1 B'a' b")]
    [TestCase("/(default)/(a b)/a%20b%2", "/(default) / ( a b ) /a%20b % 2")]
    [TestCase("service cloud.fire-store.v1 { x-y", "service cloud.fire-store.v1 { x - y")]
    [TestCase("a++--b", "a ++ -- b")]
    [TestCase("1.2.3..4", "1.2 .3 . .4")]
    [TestCase("/* a", "/* a")]
    public void Tokens_of_a_text_are_those_of_the_language(string text, string expected)
    {
        var lexed = Lexer.Lex(text);

        lexed.Diagnostics.Should().BeEmpty();
        var texts = lexed
            .Tokens.Where(token => !token.IsTrivia && token.Kind != TokenKind.EndOfFile)
            .Select(token => token.Text);
        string.Join(' ', texts).Should().Be(expected);
    }

    [TestCase("'a", "RH2002@1:1")]
    [TestCase("x 'a\nb\"c\r\n", "RH2002@1:3 RH2002@2:2")]
    [TestCase("'ab\\", "RH2004@1:4 RH2002@1:1")]
    [TestCase("'\\d' + \"\\q\\n\\.\"", "RH2004@1:2 RH2004@1:9 RH2004@1:13")]
    [TestCase("'\\x4g\\u00e9\\101\\400'", "RH2004@1:2 RH2004@1:16")]
    [TestCase("a &\nb |c", "RH2001@1:3 RH2001@2:3")]
    [TestCase("service { x", "RH2001@1:9")]
    [TestCase("a ## é`^ | b", "RH2001@1:3 RH2001@1:6 RH2001@1:10")]
    [TestCase("a\u00a0b \ufeff", "RH2001@1:2 RH2001@1:5")]
    public void Characters_outside_the_language_become_diagnostics(string text, string expected)
    {
        var lexed = Lexer.Lex(text);

        string.Join(' ', lexed.Diagnostics.Select(d => $"{d.Id}@{d.Span.Line}:{d.Span.Column}")).Should().Be(expected);
        string.Concat(lexed.Tokens.Select(token => token.Text)).Should().Be(text);
    }

    [TestCase("", 1, 1, 0)]
    [TestCase("\ufeff", 1, 2, 1)]
    [TestCase("a\r\nbc", 2, 3, 5)]
    [TestCase("a\rb", 1, 4, 3)]
    [TestCase("/* a\n\n */ //\n\tx", 4, 3, 15)]
    [TestCase("'\ud83d\ude00'", 1, 4, 4)]
    public void Places_count_line_feeds_and_code_points(string text, int line, int column, int offset)
    {
        Lexer.Lex(text).Tokens[^1].Span.Should().Be(new SourceSpan(offset, 0, line, column));
    }

    [Test]
    public void Tokens_of_a_file_are_the_file_again(
        [Values("\n", "\r\n")] string lineEnd,
        [Values("", "\ufeff")] string mark
    )
    {
        var text = mark + Samples.Blog.Replace("\n", lineEnd, StringComparison.Ordinal);

        var lexed = Lexer.Lex(text);

        string.Concat(lexed.Tokens.Select(token => token.Text)).Should().Be(text);
        lexed
            .Tokens.Zip(lexed.Tokens.Skip(1))
            .Should()
            .OnlyContain(pair => pair.Second.Span.Offset == pair.First.Span.End);
        lexed.Diagnostics.Should().BeEmpty();
    }

    [TestCase("one", 1, "one")]
    [TestCase("one\r\ntwo\n", 2, "two")]
    [TestCase("one\r\ntwo\n", 3, "")]
    public void Line_is_its_text_without_its_ending(string text, int number, string expected)
    {
        new SourceText(text).Line(number).Should().Be(expected);
    }

    [TestCase(0)]
    [TestCase(3)]
    public void Line_outside_the_text_is_misuse(int number)
    {
        var line = () => new SourceText("one\ntwo").Line(number);

        line.Should().Throw<ArgumentOutOfRangeException>();
    }
}
