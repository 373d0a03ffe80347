using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;

// NUnit's results of this assembly's tests, as its XML on standard output. What the tests themselves print goes
// elsewhere.
var results = Console.Out;
Console.SetOut(Console.Error);
var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
runner.Load(Assembly.GetExecutingAssembly(), new Dictionary<string, object>());
var classes = string.Concat(args.Select(name => $"<class>{name}</class>"));
results.Write(
    runner
        .Run(TestListener.NULL, TestFilter.FromXml($"<filter><or>{classes}</or></filter>"))
        .ToXml(recursive: true)
        .OuterXml
);
