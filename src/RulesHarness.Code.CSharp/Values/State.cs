using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace RulesHarness.Code.CSharp.Values;

/// <summary>
/// The facts that are known at one place of the code on one way through it: the variables, the objects, and the outcome
/// of the tests that were passed. A state is never changed.
/// </summary>
internal sealed record State
{
    private static readonly ImmutableHashSet<ISymbol> NoSymbols = ImmutableHashSet.Create<ISymbol>(
        SymbolEqualityComparer.Default
    );

    public static State Empty { get; } = new();

    /// <summary>Gets the variables, the parameters, and the types that are bound to type parameters.</summary>
    public ImmutableDictionary<ISymbol, Value> Locals { get; init; } = ObjectItem.NoMembers;

    /// <summary>Gets the objects by their ids.</summary>
    public ImmutableDictionary<string, HeapItem> Heap { get; init; } = ImmutableDictionary<string, HeapItem>.Empty;

    /// <summary>Gets the constants that unknown values can still be, by their tokens.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<ConstantValue>> Possible { get; init; } =
        ImmutableDictionary<string, ImmutableHashSet<ConstantValue>>.Empty;

    /// <summary>Gets the equalities that were found not to hold.</summary>
    public ImmutableHashSet<string> Different { get; init; } = [];

    /// <summary>
    /// Gets the variables that are gone, and that the function which runs remembers. Another function can remember
    /// other values of them.
    /// </summary>
    public ImmutableHashSet<ISymbol> Remembered { get; init; } = NoSymbols;

    /// <summary>Gets the object that the code runs in.</summary>
    public Value? This { get; init; }

    /// <summary>
    /// Gets the objects that no variable holds, and that an expression around the current one needs.
    /// </summary>
    public ImmutableStack<Value> Kept { get; init; } = [];

    /// <summary>Keeps the objects of a value until the expression that needs it is at its end.</summary>
    public State Keep(Value? value) =>
        value is ReferenceValue or TupleValue or FunctionValue ? this with { Kept = Kept.Push(value) } : this;

    /// <summary>Gets the state at the end of an expression, with the objects that were kept before it.</summary>
    public State Release(State before) => ReferenceEquals(Kept, before.Kept) ? this : this with { Kept = before.Kept };

    public State With(ISymbol variable, Value value) => this with { Locals = Locals.SetItem(variable, value) };

    public State With(ReferenceValue reference, HeapItem item) => this with { Heap = Heap.SetItem(reference.Id, item) };

    public HeapItem? At(Value? value) =>
        value is ReferenceValue reference ? Heap.GetValueOrDefault(reference.Id) : null;

    /// <summary>Adds an object; its id tells where the code makes it.</summary>
    public (State State, ReferenceValue Reference) Allocate(string site, HeapItem item)
    {
        var number = 0;
        while (Heap.ContainsKey($"{site}#{number}"))
        {
            number++;
        }
        var reference = new ReferenceValue($"{site}#{number}");
        return (With(reference, item), reference);
    }

    /// <summary>Gets the only constant that an unknown value can still be, or the value itself.</summary>
    public Value Refine(Value value) =>
        value is UnknownValue unknown && Possible.TryGetValue(unknown.Token, out var possible) && possible.Count == 1
            ? possible.First()
            : value;

    /// <summary>
    /// Gets the states in which a value equals a constant, and in which it does not; null where it can't be.
    /// </summary>
    public (State? Equal, State? Different) Split(UnknownValue value, ConstantValue constant)
    {
        var equal = this with { Possible = Possible.SetItem(value.Token, [constant]) };
        if ((Possible.GetValueOrDefault(value.Token) ?? constant.Alternatives(value.CanBeNull)) is { } possible)
        {
            var others = possible.Remove(constant);
            var different = this with { Possible = Possible.SetItem(value.Token, others) };
            return (possible.Contains(constant) ? equal : null, others.IsEmpty ? null : different);
        }
        var equality = Equality(value.Token, constant);
        return Different.Contains(equality) ? (null, this) : (equal, this with { Different = Different.Add(equality) });
    }

    /// <summary>Gets the equality of a value and a constant, as <see cref="Different"/> has it.</summary>
    public static string Equality(string token, ConstantValue constant) => $"{token} == {constant}";

    /// <summary>
    /// Forgets what is known of a value that is about to be another: the result of a call, a loop's item.
    /// </summary>
    public State Forget(string token)
    {
        if (Possible.IsEmpty && Different.IsEmpty)
        {
            return this;
        }
        return this with
        {
            Possible = Possible.RemoveRange(Possible.Keys.Where(key => key.Contains(token, StringComparison.Ordinal))),
            Different = Different.Except(Different.Where(key => key.Contains(token, StringComparison.Ordinal))),
        };
    }

    /// <summary>Keeps only the objects that can still be reached.</summary>
    public State Collect()
    {
        if (Heap.IsEmpty)
        {
            return this;
        }
        var reached = new HashSet<string>(Heap.Keys.Where(id => id[0] == UnknownMembers));
        var pending = new Stack<Value>(Locals.Values.Concat(Kept));
        if (This is not null)
        {
            pending.Push(This);
        }
        while (pending.TryPop(out var value))
        {
            foreach (var held in HeldBy(value, reached))
            {
                pending.Push(held);
            }
        }
        return reached.Count == Heap.Count
            ? this
            : this with
            {
                Heap = Heap.RemoveRange(Heap.Keys.Where(id => !reached.Contains(id))),
            };
    }

    /// <summary>The first letter of the ids under which members of unknown values are kept.</summary>
    public const char UnknownMembers = '~';

    /// <summary>Returns true if two states differ at most in what is known of unknown values.</summary>
    public bool HasSameValues(State other) =>
        Equals(This, other.This)
        && Locals.Count == other.Locals.Count
        && Heap.Count == other.Heap.Count
        && HashOf(Locals) == HashOf(other.Locals)
        && AreEqual(Locals, other.Locals)
        && AreEqual(Heap, other.Heap);

    /// <summary>
    /// Gets a number that equal variables have in common: states are compared many times, and most of them differ.
    /// </summary>
    private static int HashOf(ImmutableDictionary<ISymbol, Value> locals) => (int)Hashes.GetValue(locals, SumOfHashes);

    private static object SumOfHashes(ImmutableDictionary<ISymbol, Value> locals) =>
        locals.Aggregate(0, (sum, pair) => sum + HashOf(pair));

    private static int HashOf(KeyValuePair<ISymbol, Value> pair) =>
        HashCode.Combine(SymbolEqualityComparer.Default.GetHashCode(pair.Key), pair.Value.GetHashCode());

    private static readonly ConditionalWeakTable<ImmutableDictionary<ISymbol, Value>, object> Hashes = [];

    /// <summary>Gets the state with what is known in both.</summary>
    public State Common(State other)
    {
        var possible = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<ConstantValue>>();
        foreach (var (token, own) in Possible)
        {
            if (other.Possible.TryGetValue(token, out var others))
            {
                possible.Add(token, own.Union(others));
            }
        }
        return this with { Possible = possible.ToImmutable(), Different = Different.Intersect(other.Different) };
    }

    public static bool AreEqual<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> left,
        ImmutableDictionary<TKey, TValue> right
    )
        where TKey : notnull => AreEqual(left, right, (one, other) => Equals(one, other));

    public static bool AreEqual<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> left,
        ImmutableDictionary<TKey, TValue> right,
        Func<TValue, TValue, bool> equal
    )
        where TKey : notnull =>
        ReferenceEquals(left, right)
        || left.Count == right.Count
            && left.All(pair => right.TryGetValue(pair.Key, out var value) && equal(pair.Value, value));

    private IEnumerable<Value> HeldBy(Value value, HashSet<string> reached) =>
        value switch
        {
            ReferenceValue reference when reached.Add(reference.Id) && Heap.ContainsKey(reference.Id) => Heap[
                reference.Id
            ].Held,
            TupleValue tuple => tuple.Items,
            FunctionValue function => [.. function.Captured?.Locals.Values ?? [], .. Receivers(function)],
            _ => [],
        };

    private static IEnumerable<Value> Receivers(FunctionValue function) =>
        new[] { function.Receiver, function.Captured?.This }.OfType<Value>();
}
