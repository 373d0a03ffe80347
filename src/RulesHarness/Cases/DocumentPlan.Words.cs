using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Requests with words that the rules list beside those which a sentence excludes.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>Returns true if a sentence about a collection excludes some texts.</summary>
    public static bool ExcludesTexts(Policy policy) =>
        (
            from sentence in policy.Permissions
            from way in ConditionTransform.Disjuncts(sentence.Condition)
            from part in way
            select Excluded(part)
        ).Any(excluded => excluded.Count > 0);

    /// <summary>
    /// The requests that each sentence grants with a word which only the rules exclude, as one more reserved name: of
    /// any that the sentence does not name it grants all.
    /// </summary>
    public IReadOnlyList<PlannedCase> OfOtherWords(Policy policy, Collection collection, RulesQuestions rules)
    {
        _planned = [];
        foreach (var persona in CallerKind.Of(model, policy))
        {
            foreach (var operation in Operations)
            {
                var cell = new PermissionCell(policy, collection, persona, operation);
                foreach (var sentence in policy.Granting(operation).Where(each => IsPlainest(cell, each)))
                {
                    AddOtherWords(cell, sentence, rules);
                }
            }
        }
        return _planned;
    }

    private void AddOtherWords(PermissionCell cell, Permission sentence, RulesQuestions rules)
    {
        var asked = Disjunct(sentence);
        foreach (var part in asked.Where(part => Excluded(part).Count > 0))
        {
            foreach (var word in rules.Beside(Excluded(part)))
            {
                var isWord = new Comparison(part.Left, Comparator.Equal, new LiteralOperand(word));
                IReadOnlyList<Comparison> all = [isWord, .. asked.Where(other => other != part)];
                var planned = new PlannedCase(cell, sentence, Wanted(cell, all), $"{isWord}", CaseGoal.Granted)
                {
                    IsOptional = true,
                    IsAtEdge = false,
                };
                if (!OwnId.IsImpossible(isWord))
                {
                    Add(planned);
                }
            }
        }
    }

    /// <summary>The texts that a comparison excludes; empty for one that excludes something else.</summary>
    private static IReadOnlyCollection<string> Excluded(Comparison comparison) =>
        (comparison.Comparator, comparison.Right) switch
        {
            (Comparator.NotEqual, LiteralOperand { Value: string text }) => [text],
            (Comparator.NotIn, ListOperand list) =>
            [
                .. list.Items.OfType<LiteralOperand>().Select(item => item.Value).OfType<string>(),
            ],
            _ => [],
        };
}
