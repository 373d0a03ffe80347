using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Objects without a class: <c>new { author.Id, Posts = query }</c>.</content>
internal sealed partial class CodeInterpreter
{
    private List<Outcome> MakeAnonymous(AnonymousObjectCreationExpressionSyntax creation, State state)
    {
        var outcomes = new List<Outcome>();
        foreach (var (at, values) in EvaluateAll(creation.Initializers.Select(member => member.Expression), state))
        {
            var (after, made) = at.Allocate(SourceSet.SiteOf(creation), new ObjectItem(null, ObjectItem.NoMembers));
            foreach (var (member, value) in creation.Initializers.Zip(values))
            {
                after = StoreMember(made, sources.DeclaredBy(member), value, after);
            }
            outcomes.Add(new Outcome(after, made));
        }
        return outcomes;
    }
}
