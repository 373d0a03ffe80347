using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

public sealed class PrintingTests
{
    [Test]
    public void Printed_file_is_the_one_that_was_read(
        [Values("\n", "\r\n")] string lineEnd,
        [Values("", "\ufeff", " // x\n")] string start
    )
    {
        var text = start + Samples.Blog.Replace("\n", lineEnd, StringComparison.Ordinal) + "/* the end";

        RulesParser.Parse(text).Print().Should().Be(text);
    }

    [TestCase("")]
    [TestCase("\ud800 é '")]
    [TestCase("match /a/{b} /c/(d) { allow read: if f(/x/$(y)/z, {'a': [b.c is int, -d]}[e][1:]) ? g : ; }")]
    [TestCase("function f(a,, b) { let x = 1; let y return x; }")]
    public void Printed_file_is_the_one_that_was_read_when_it_is_wrong_too(string body)
    {
        var text = Samples.InService(body);

        RulesParser.Parse(text).Print().Should().Be(text);
    }

    [Test]
    public void Replaced_node_changes_and_nothing_else()
    {
        var rules = RulesParser.Parse(Samples.Blog);
        foreach (var node in Nodes(rules.File).Where((node, index) => node.Span.Length > 0 && index % 11 == 0))
        {
            rules
                .With(node, "<new>")
                .Source.Text.Should()
                .Be(Samples.Blog[..node.Span.Offset] + "<new>" + Samples.Blog[node.Span.End..]);
        }
    }

    [Test]
    public void Replaced_node_is_parsed()
    {
        var rules = Samples.Parse("match /a { allow read: if /* why */ a == 1; }");
        var condition = (BinaryExpression)rules.File.Services[0].Matches[0].Matches[0].Allows[0].Condition!;

        var changed = rules.With(condition.Right, "2 + b");

        changed.HasErrors.Should().BeFalse();
        changed.Source.Text.Should().Be(Samples.InService("match /a { allow read: if /* why */ a == 2 + b; }"));
        changed
            .File.Services[0]
            .Matches[0]
            .Matches[0]
            .Allows[0]
            .Condition.Should()
            .BeOfType<BinaryExpression>()
            .Which.Right.Should()
            .BeOfType<BinaryExpression>()
            .Which.Operator.Should()
            .Be(BinaryOperator.Add);
    }

    [Test]
    public void Node_of_another_tree_is_misuse()
    {
        var rules = RulesParser.Parse(Samples.Blog);
        var replace = () => rules.With(RulesParser.Parse(Samples.Blog).File.Services[0], "x");

        replace.Should().Throw<ArgumentException>();
    }

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => node.ChildNodes().SelectMany(Nodes).Prepend(node);
}
