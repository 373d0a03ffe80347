namespace RulesHarness.Specification.Model;

/// <summary>A change of a field from one value to another; null is a field that is null or absent.</summary>
public sealed record Transition(object? From, object? To);

/// <summary>The only changes of a field that a sentence allows.</summary>
public sealed record Transitions(string Field, IReadOnlyList<Transition> Pairs)
{
    /// <summary>Returns true if a change is one of them.</summary>
    public bool Allows(object? from, object? to) => Pairs.Contains(new Transition(from, to));

    /// <summary>The condition of an update that makes one of the changes.</summary>
    public Condition AsCondition() =>
        Pairs.Count == 1 ? AsCondition(Pairs[0]) : new OrCondition([.. Pairs.Select(AsCondition)]);

    private AndCondition AsCondition(Transition pair) =>
        new([
            new Comparison(new FieldOperand(Field), Comparator.Equal, new LiteralOperand(pair.From)),
            new Comparison(new FieldOperand(Field, IsNew: true), Comparator.Equal, new LiteralOperand(pair.To)),
        ]);
}
