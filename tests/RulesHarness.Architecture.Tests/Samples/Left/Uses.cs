using RulesHarness.Architecture.Tests.Samples.Right;

namespace RulesHarness.Architecture.Tests.Samples.Left;

public sealed class None
{
    public static string Text => string.Empty;
}

public sealed class Base : Target;

public sealed class Interface : ITarget;

public sealed class Constraint<T>
    where T : Target
{
    public T? Value { get; init; }
}

public sealed class FieldType
{
    public Target[]? Field { get; init; }
}

public sealed class Argument
{
    public Dictionary<string, List<Target?>> Field { get; } = [];
}

public static class Parameter
{
    public static void Take(in TargetKind kind) => _ = kind.ToString();
}

public static class MethodConstraint
{
    public static string? Take<T>(T value)
        where T : ITarget => value.ToString();
}

public static class Call
{
    public static int Run() => Target.Method();
}

public static class FieldAccess
{
    public static int Run() => Target.Field;
}

public static class GenericCall
{
    public static string? Run() => Array.Empty<Target>().ToString();
}

public static class TypeOf
{
    public static Type Run() => typeof(Target);
}

public static class Cast
{
    public static bool Run(object value) => value is ITarget;
}

public static class Catch
{
    public static int Run(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (TargetException)
        {
            return 0;
        }
    }
}

public static class Lambda
{
    public static Func<int> Run() => () => Target.Method();
}

public static class Iterator
{
    public static IEnumerable<object> Run()
    {
        yield return new Target();
    }
}

[Target]
public sealed class OnType;

public sealed class OnProperty
{
    [Target]
    public int Value { get; init; }
}

public static class OnParameter
{
    public static int Run([Target] int value) => value;
}

[System.ComponentModel.TypeConverter(typeof(Target))]
public sealed class InAttribute;

public sealed class Event
{
    public event TargetHandler? Happened;

    public void Raise() => Happened?.Invoke();
}

public static class Nested
{
    public static class Inner
    {
        public static int Run() => Target.Method();
    }
}
