using System.Globalization;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// The questions about the rules that the makers of cases ask, with their answers. Rules that answer all of them alike
/// have the same cases. Makers that work at the same time may ask.
/// </summary>
internal sealed class RulesQuestions(DataModel model, LookUps? lookUps, WrittenOut written)
{
    private readonly RulesOnlyLiterals _literals = new(written, model);
    private readonly Lock _asking = new();
    private readonly List<Question> _asked = [];

    /// <summary>See <see cref="LookUps"/>.</summary>
    public IReadOnlyCollection<string> LookedUp(CollectionPath collection, Operation operation) =>
        Ask(rules => rules.Answer(collection, operation));

    /// <summary>See <see cref="RulesOnlyLiterals.NotMatching"/>.</summary>
    public IReadOnlyList<string> NotMatching(string pattern) => Ask(rules => rules._literals.NotMatching(pattern));

    /// <summary>See <see cref="RulesOnlyLiterals.Beside"/>.</summary>
    public IReadOnlyList<string> Beside(IReadOnlyCollection<string> known) =>
        Ask(rules => rules._literals.Beside(known));

    /// <summary>See <see cref="RulesOnlyLiterals.NamesBeside"/>.</summary>
    public IReadOnlyList<string> NamesBeside(IReadOnlyCollection<string> known) =>
        Ask(rules => rules._literals.NamesBeside(known));

    /// <summary>See <see cref="RulesOnlyLiterals.Between"/>.</summary>
    public IReadOnlyList<long> Between(long least, long most) =>
        [
            .. Ask(rules =>
                    [
                        .. rules
                            ._literals.Between(least, most)
                            .Select(each => each.ToString(CultureInfo.InvariantCulture)),
                    ]
                )
                .Select(each => long.Parse(each, CultureInfo.InvariantCulture)),
        ];

    /// <summary>Returns true if other rules answer everything that was asked here as these do.</summary>
    public bool AreAnsweredAlikeBy(LookUps? others, WrittenOut words)
    {
        var other = new RulesQuestions(model, others, words);
        return _asked.TrueForAll(question => question.Answer.SequenceEqual(question.Of(other), StringComparer.Ordinal));
    }

    private IReadOnlyList<string> Answer(CollectionPath collection, Operation operation) =>
        [.. lookUps?.Invoke(collection, operation) ?? []];

    private IReadOnlyList<string> Ask(Func<RulesQuestions, IReadOnlyList<string>> question)
    {
        var answer = question(this);
        lock (_asking)
        {
            _asked.Add(new Question(question, answer));
        }
        return answer;
    }

    private sealed record Question(Func<RulesQuestions, IReadOnlyList<string>> Of, IReadOnlyList<string> Answer);
}
