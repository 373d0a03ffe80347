namespace RulesHarness.Code.Scripts.Values;

/// <summary>
/// Answers to the questions that conditions ask. A value that one branch of a condition leaves is there only where the
/// condition was answered as in that branch, so two values whose answers contradict are never there together.
/// </summary>
internal sealed class Guard
{
    /// <summary>The answers after which further ones are left out: fewer answers exclude less.</summary>
    private const int MaxAnswers = 24;

    private readonly Dictionary<string, object> _answers;

    private Guard(Dictionary<string, object> answers) => _answers = answers;

    /// <summary>Gets the guard of a value that is there whatever the answers are.</summary>
    public static Guard None { get; } = new([]);

    public bool IsNone => _answers.Count == 0;

    public static Guard Of(string question, object answer) =>
        new(new Dictionary<string, object>(StringComparer.Ordinal) { [question] = answer });

    public object? this[string question] => _answers.GetValueOrDefault(question);

    /// <summary>Gets the answers of both; null if they contradict.</summary>
    public Guard? And(Guard other)
    {
        if (other.IsNone || ReferenceEquals(this, other))
        {
            return this;
        }
        if (IsNone)
        {
            return other;
        }
        var both = new Dictionary<string, object>(_answers, StringComparer.Ordinal);
        foreach (var (question, answer) in other._answers)
        {
            if (!both.TryGetValue(question, out var known))
            {
                if (both.Count < MaxAnswers)
                {
                    both[question] = answer;
                }
            }
            else if (!known.Equals(answer))
            {
                return null;
            }
        }
        return new Guard(both);
    }

    /// <summary>Returns true if another guard has all answers of this one.</summary>
    public bool IsPartOf(Guard other) => _answers.All(answer => answer.Value.Equals(other[answer.Key]));

    /// <summary>Gets the answers that both have.</summary>
    public Guard Common(Guard other) => Where(answer => answer.Value.Equals(other[answer.Key]));

    /// <summary>Gets the answers that another guard does not have.</summary>
    public Guard Beyond(Guard other) => other.IsNone ? this : Where(answer => !answer.Value.Equals(other[answer.Key]));

    private Guard Where(Func<KeyValuePair<string, object>, bool> isKept)
    {
        var kept = _answers.Where(isKept).ToDictionary(StringComparer.Ordinal);
        return kept.Count == 0 ? None : new Guard(kept);
    }
}
