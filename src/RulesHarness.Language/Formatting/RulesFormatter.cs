using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>Lays a rules file out: two spaces a level, a statement a line, blank lines between declarations as they were but one at most. A
/// statement that is too long, or whose <c>&amp;&amp;</c> or <c>||</c> were on lines of their own, has each of them on a line. Nothing but white space
/// changes, and what is laid out stays as it is when it is laid out again. See docs/rules-language.md.</summary>
public static class RulesFormatter
{
    /// <summary>The text of the file laid out anew, with line feeds, ending with one.</summary>
    /// <exception cref="ArgumentException">The file has errors: where what belongs can't be told.</exception>
    public static string Format(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.HasErrors)
        {
            throw new ArgumentException("Rules with errors can't be laid out.", nameof(rules));
        }

        var roles = new TokenRoles(rules);
        var layout = new Layout(roles);
        foreach (var line in Lines.Of(rules.Tokens, roles))
        {
            layout.Write(line);
        }

        return layout.Text;
    }
}
